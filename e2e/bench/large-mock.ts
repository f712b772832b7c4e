import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Runs `npm run mock-api` with generated organizations of these sizes in a separate process. */
export async function serveLarge(sizes: readonly number[]): Promise<{ port: number; end(): void }> {
  const script = ['e2e/run.mjs', 'mocks/mock-api.ts', '--port', '0', '--apps', sizes.join(',')];
  const child = spawn(process.execPath, script, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('mock-api did not start')));
    child.stdout.on('data', (text: Buffer) => {
      const [, found] = /127\.0\.0\.1:(\d+)/u.exec(text.toString()) ?? [];
      if (found) resolve(Number(found));
    });
  });
  // Generates the organizations now, so that this time is not measured.
  for (const apps of sizes)
    await (
      await fetch(
        `http://127.0.0.1:${port}/v1/organizations/generated-${apps}/apps?pageSize=1&expand=true`,
      )
    ).arrayBuffer();
  return { port, end: () => void child.kill() };
}
