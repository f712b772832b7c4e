import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A row of a list of apps; its fields may be invalid. */
type Row = Record<string, unknown>;

/** An approved app with one key and one product. */
export function rowNamed(name: string, facts: Row = {}): Row {
  return {
    appId: `id-of-${name}`,
    name,
    status: 'approved',
    developerId: 'dev-1',
    createdAt: '1700000000000',
    lastModifiedAt: '1700000000000',
    credentials: [
      {
        consumerKey: `CaseKey-${name}-0123456789abcdef`,
        consumerSecret: `case-secret-of-${name}`,
        status: 'approved',
        issuedAt: '1700000000000',
        expiresAt: '-1',
        apiProducts: [{ apiproduct: 'weather', status: 'approved' }],
      },
    ],
    ...facts,
  };
}

/**
 * An Edge server with these apps and one active developer. With `ids` its list has bare ids, and `hold` limits
 * how many reads of one app it answers; the others wait.
 */
export async function serveList(rows: Row[], { ids = false } = {}) {
  let answersLeft = Infinity;
  let waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const [, list, appId] = /\/organizations\/case\/(\w+)(?:\/(.+))?$/u.exec(path) ?? [];
    if (list === 'apps' && appId !== undefined) return whenAllowed(() => sendApp(response, appId));
    if (list === 'apps')
      return send(response, ids ? rows.map((row) => row['appId']) : { app: rows });
    const developer = { developerId: 'dev-1', email: 'dev@case.test', status: 'active' };
    if (list === 'developers')
      return send(response, appId ? developer : { developer: [developer] });
    return send(response, {});
  });

  function whenAllowed(answer: () => void) {
    if (answersLeft <= 0) return waiting.push(answer);
    answersLeft -= 1;
    return answer();
  }

  function sendApp(response: ServerResponse, appId: string) {
    const row = rows.find((known) => known['appId'] === decodeURIComponent(appId));
    if (row?.['name'] === 'gone') response.statusCode = 404;
    send(response, row?.['name'] === 'gone' ? { code: 'app_doesnot_exist' } : row);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** answers this number of app reads from now on, including those that wait */
    hold(answers: number) {
      answersLeft = answers;
      const open = waiting;
      waiting = [];
      for (const answer of open) whenAllowed(answer);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, body: unknown) {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
}

/** The host's configuration for `serveList`. */
export const listConfig = {
  connections: [
    {
      name: 'Case',
      platform: 'edge',
      baseUrl: '/apigee/v1',
      organizations: ['case'],
      signIn: { kind: 'proxy' },
    },
  ],
};
