import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { refusalLoop } from './refusal-loop.ts';

test('the commands call the URL with the key of the variable until the gateway refuses it', async () => {
  const keys: unknown[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers['x-api-key']);
    response.writeHead(keys.length < 2 ? 200 : 401).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const env = { ...process.env, KEY: 'Leaked0Key', URL: `http://127.0.0.1:${port}/v1/orders` };
  const { stdout } = await promisify(execFile)('sh', ['-c', refusalLoop], { env });
  server.close();
  expect(keys).toEqual(['Leaked0Key', 'Leaked0Key']);
  expect(stdout).toMatch(/^\S+Z HTTP 200\n\S+Z HTTP 401\nRefused after \d s\n$/u);
  expect(stdout).not.toContain('Leaked0Key');
});
