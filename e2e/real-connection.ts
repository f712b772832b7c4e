import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resetMock } from '../mocks/node.ts';
import { serveMock } from '../mocks/serve.ts';
import { findNginx, freePort, startNginx } from './servers/nginx.ts';
import { expect, organizations, test, type Page } from './test.ts';

/** A request that the API received. */
interface ApiRequest {
  method: string;
  /** path and query, percent-encoded */
  target: string;
  origin: string | undefined;
  authorization: string | undefined;
  contentType: string | undefined;
  cookie: string | undefined;
  /** the headers of a preflight */
  preflight: { method: string | undefined; headers: string | undefined };
}

/** The Authorization header that the proxy for Edge adds. */
export const edgeCredentials = 'Basic b3BlcmF0b3I6cGFzc3dvcmQ=';

/**
 * The production build behind nginx, an Apigee X on another origin that requires a token, and an Apigee Edge
 * behind the proxy. Both use the one mock of the process.
 */
async function startRealConnection() {
  const tokens: string[] = [];
  const x: ApiRequest[] = [];
  const edge: ApiRequest[] = [];
  const xMock = await serveMock(0, {
    tokens,
    onRequest: (request) => x.push(toApiRequest(request)),
  });
  const edgeMock = await serveMock(0, { onRequest: (request) => edge.push(toApiRequest(request)) });
  const withoutCors = await serveWithoutCors();
  const unusedPort = await freePort();
  const hosts = {
    x: `127.0.0.1:${xMock.port}`,
    /** a host that answers without CORS headers */
    withoutCors: `127.0.0.1:${withoutCors.port}`,
    /** a host that does not answer */
    unreachable: `127.0.0.1:${unusedPort}`,
  };
  const nginx = await startNginx(executable(), {
    apis: Object.values(hosts).map((host) => `http://${host}`),
    edge: { port: edgeMock.port, authorization: edgeCredentials },
  });

  return {
    url: nginx.url,
    hosts,
    /** the requests received so far */
    received: { x, edge },
    configure: nginx.configure,
    /** makes this the only valid token on X; without it, none is valid */
    acceptToken(token?: string) {
      tokens.splice(0, tokens.length, ...(token === undefined ? [] : [token]));
    },
    /** restores the seed, forgets all requests, and writes `config.json` with both connections */
    reset({ xHost = hosts.x } = {}) {
      resetMock();
      x.length = 0;
      edge.length = 0;
      nginx.configure(configFor(xHost));
    },
    async stop() {
      nginx.stop();
      await Promise.all([xMock.close(), edgeMock.close(), withoutCors.close()]);
    },
  };
}

type RealConnection = Awaited<ReturnType<typeof startRealConnection>>;

// X lists its organizations, as in most configurations. For Edge, the organization is configured.
function configFor(xHost: string) {
  return {
    connections: [
      {
        name: 'Shop on X',
        platform: 'x',
        baseUrl: `http://${xHost}/v1`,
        signIn: { kind: 'token' },
      },
      {
        name: 'Old shop',
        platform: 'edge',
        baseUrl: '/edge/v1',
        organizations: [organizations.edge],
        signIn: { kind: 'proxy' },
      },
    ],
  };
}

function executable(): string {
  const found = findNginx();
  if (!found && process.env['CI']) throw new Error('No nginx found, and none could be installed');
  test.skip(!found, 'There is no nginx here, and it can’t be installed: not Debian, or not root');
  return found ?? '';
}

function toApiRequest({ method = '', url = '', headers }: IncomingMessage): ApiRequest {
  return {
    method,
    target: url,
    origin: headers.origin,
    authorization: headers.authorization,
    contentType: headers['content-type'],
    cookie: headers.cookie,
    preflight: {
      method: headers['access-control-request-method'],
      headers: headers['access-control-request-headers'],
    },
  };
}

async function serveWithoutCors() {
  const server = createServer((_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Reports violations of the content security policy on the console, which fails the test. */
async function reportViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`violates ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
}

/**
 * Starts the real connection once for the tests of a file, and resets it before each. The tests run one after the
 * other, because the mock is shared by the process. The returned object is filled before the first test.
 */
export function useRealConnection(acceptedToken?: string): RealConnection {
  const real = {} as RealConnection;
  test.describe.configure({ mode: 'serial' });
  test.beforeAll(async () => {
    // Time to install nginx.
    test.setTimeout(300_000);
    Object.assign(real, await startRealConnection());
  });
  test.afterAll(async () => {
    if ('stop' in real) await real.stop();
  });
  test.beforeEach(async ({ page }) => {
    real.reset();
    real.acceptToken(acceptedToken);
    await reportViolations(page);
  });
  return real;
}

/** Pastes a token and signs in, on the page or in the dialog over it. */
export async function signIn(page: Page, token: string): Promise<void> {
  await page.getByLabel('Access token').fill(token);
  await page.getByLabel('Access token').press('Enter');
}

/** Expects that the token is only in the memory of the page. */
export async function expectNoTrace(page: Page, token: string): Promise<void> {
  const places = await page.evaluate(async () => ({
    address: location.href,
    history: JSON.stringify(history.state),
    title: document.title,
    page: document.documentElement.outerHTML,
    local: JSON.stringify(Object.entries(localStorage)),
    session: JSON.stringify(Object.entries(sessionStorage)),
    cookie: document.cookie,
    databases: JSON.stringify(await indexedDB.databases()),
    caches: JSON.stringify(await caches.keys()),
    received: JSON.stringify(performance.getEntriesByType('resource')),
  }));
  expect(Object.entries(places).filter(([, text]) => text.includes(token))).toEqual([]);
  expect(places).toMatchObject({ cookie: '', databases: '[]', caches: '[]' });
}
