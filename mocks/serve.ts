import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getResponse } from 'msw';
import { handlers } from './handlers.ts';
import { tokenGate, type TokenRules } from './token-gate.ts';

/** Which requests the server of the mock accepts, and whom it notifies. */
export interface ServeOptions extends TokenRules {
  /** called for every request, including preflights, before the reply */
  onRequest?: (request: IncomingMessage) => void;
}

/**
 * The mock as an HTTP server on 127.0.0.1; port 0 picks a free one. CORS for every origin; 404 as JSON
 * for a request without a handler; scenarios that lose the connection destroy the socket. `close` also
 * ends open requests.
 */
export async function serveMock(
  port: number,
  options: ServeOptions = {},
): Promise<{ port: number; close(): Promise<void> }> {
  const gate = tokenGate(options);
  const server = createServer((request, response) => {
    options.onRequest?.(request);
    answer(request, response, gate).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  gate: ReturnType<typeof tokenGate>,
): Promise<void> {
  const cors = corsHeaders(incoming);
  if (incoming.method === 'OPTIONS') {
    outgoing.writeHead(204, cors).end();
    return;
  }
  const request = await toRequest(incoming);
  const response = gate(request) ?? (await getResponse(handlers, request));
  if (!response) {
    outgoing
      .writeHead(404, { ...cors, 'content-type': 'application/json' })
      .end(
        JSON.stringify({ error: { code: 404, message: 'Not in the mock', status: 'NOT_FOUND' } }),
      );
    return;
  }
  if (response.type === 'error') {
    outgoing.destroy();
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  outgoing
    .writeHead(response.status, { ...Object.fromEntries(response.headers), ...cors })
    .end(body);
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', headers: sent } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(sent)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return new Request(`http://${sent.host ?? '127.0.0.1'}${url}`, {
    method,
    headers,
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: Buffer.concat(chunks) }),
  });
}

function corsHeaders({ headers }: IncomingMessage): Record<string, string> {
  return {
    'access-control-allow-origin': headers.origin ?? '*',
    'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-expose-headers': 'Retry-After',
    'access-control-max-age': '600',
    vary: 'Origin',
  };
}
