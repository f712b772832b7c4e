import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, constants, createGzip } from 'node:zlib';
import { tables } from '../../mocks/db.ts';
import { resetMock } from '../../mocks/node.ts';
import { serveMock } from '../../mocks/serve.ts';
import { organizations } from '../test.ts';

const dist = join(import.meta.dirname, '../../dist');
const limitPage = join(import.meta.dirname, '../bench/limit.html');
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

interface Host {
  url: string;
  close(): Promise<void>;
}

interface Options {
  /** the content of `config.json`; absent = no such file */
  config?: unknown;
  /** serves the page as it is: the console has to request `config.json` */
  isPlain?: boolean;
  /** withholds scripts until this path is requested */
  scriptsAfter?: string;
  /**
   * closes every connection after its reply: when a reused connection breaks, the browser sends the request
   * again by itself, up to six times
   */
  freshConnections?: boolean;
  /** the port of a mock in another process; absent = starts one with the seed */
  api?: number;
}

/** A configuration with both organizations of the mock. */
export const bothPlatforms = {
  connections: (['x', 'edge'] as const).map((platform) => ({
    name: platform,
    platform,
    baseUrl: '/apigee/v1',
    organizations: [organizations[platform]],
    signIn: { kind: 'proxy' },
  })),
};

/** The tables of the mock as JSON, without modification times and authors. */
export function serverState(): string {
  return JSON.stringify(tables(), (name, value: unknown) =>
    name === 'lastModifiedAt' || name === 'lastModifiedBy' ? undefined : value,
  );
}

/**
 * Hosts the production build: static files, the page with its configuration for every other path, and the mock's
 * management API below `/apigee` on the same origin.
 */
export async function hostProduction({
  config,
  isPlain = false,
  scriptsAfter,
  freshConnections,
  api: port,
}: Options): Promise<Host> {
  resetMock();
  const api = port === undefined ? await serveMock(0) : { port, async close() {} };
  let release = () => {};
  const asked = new Promise<void>((resolve) => (release = resolve));

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });

  if (freshConnections) server.maxRequestsPerSocket = 1;

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    if (path === scriptsAfter) release();
    if (path.startsWith('/apigee/')) return forward(request, response, api.port);
    if (scriptsAfter && path.endsWith('.js')) await asked;
    if (path === '/config.json') return sendConfig(response, config);
    const file = join(dist, normalize(path));
    const isFile = extname(path) !== '' && existsSync(file);
    response.setHeader('content-type', types[isFile ? extname(path) : '.html'] ?? 'text/plain');
    if (path.startsWith('/assets/'))
      response.setHeader('cache-control', 'max-age=31536000, immutable');
    response.setHeader('content-encoding', 'br');
    if (path === '/limit') return response.end(compressed('limit', readFileSync(limitPage)));
    return response.end(
      isFile
        ? compressed(file, readFileSync(file))
        : compressed('', isPlain ? indexHtml() : withConfig(config)),
    );
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const own = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${own}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await api.close();
    },
  };
}

// Each file is compressed once, because compressing is slow.
const ready = new Map<string, Buffer>();
function compressed(name: string, content: Buffer | string): Buffer {
  const found = name ? ready.get(name) : undefined;
  const made = found ?? brotliCompressSync(content);
  if (name) ready.set(name, made);
  return made;
}

function indexHtml(): string {
  return readFileSync(join(dist, 'index.html'), 'utf8');
}

// Does what server-side includes do: puts the configuration into the page.
function withConfig(config: unknown): string {
  return indexHtml().replace(
    '<!--# include virtual="/config.json" -->',
    () => JSON.stringify(config) ?? '',
  );
}

function sendConfig(response: ServerResponse, config: unknown) {
  if (config === undefined) response.writeHead(404).end();
  else response.setHeader('content-type', 'application/json').end(JSON.stringify(config));
}

// Compressed as docs/nginx.conf does it.
async function forward(request: IncomingMessage, response: ServerResponse, port: number) {
  const target = `http://127.0.0.1:${port}${(request.url ?? '').replace('/apigee', '')}`;
  const type = request.headers['content-type'];
  const body = await buffer(request);
  const reply = await fetch(target, {
    method: request.method ?? 'GET',
    headers: type ? { 'content-type': type } : {},
    ...(body.length > 0 && { body }),
  });
  const wait = reply.headers.get('retry-after');
  response.writeHead(reply.status, {
    'content-type': reply.headers.get('content-type') ?? '',
    'content-encoding': 'gzip',
    ...(wait !== null && { 'retry-after': wait }),
  });
  // Forwarded in pieces, because a body can take long to arrive.
  const gzip = createGzip({ level: 1, flush: constants.Z_SYNC_FLUSH });
  gzip.pipe(response);
  for await (const piece of reply.body ?? []) gzip.write(piece);
  gzip.end();
}
