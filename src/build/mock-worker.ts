import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/** MSW's worker, straight from its package, and its guards, in the demo alone: never in `public/`. */
export function mockWorker(): Plugin {
  const file = 'mockServiceWorker.js';
  const parts = [
    resolve('mocks/worker-files.js'),
    require.resolve(`msw/${file}`),
    resolve('mocks/worker-guard.js'),
  ];
  const source = () => parts.map((part) => readFileSync(part, 'utf8')).join('\n');
  return {
    name: 'keywarden:mock-worker',
    configureServer(server) {
      server.middlewares.use(`/${file}`, (_request, response) => {
        response.setHeader('content-type', 'text/javascript').end(source());
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: file, source: source() });
    },
  };
}
