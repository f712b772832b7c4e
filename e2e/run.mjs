// Runs a TypeScript file of the project on every Node that the project supports: `node e2e/run.mjs FILE …`.
import { runnerImport } from 'vite';

const [file] = process.argv.splice(2, 1);
if (!file) throw new Error('usage: node e2e/run.mjs FILE [arguments]');
await runnerImport(file, { configFile: false, logLevel: 'error' });
