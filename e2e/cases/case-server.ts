import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { applyStatus, withoutKeys, type CaseRow } from './case-writes.ts';

/** How the server of a case behaves. Times in ms. */
interface CaseBehavior {
  /** default: `x` */
  platform?: 'x' | 'edge';
  /** rows of these lists; default: one active developer, `dev-1`, and nothing else */
  developers?: CaseRow[];
  products?: CaseRow[];
  groups?: CaseRow[];
  /** the number of ordinary apps to add after those of the file */
  fill?: number;
  /** apps to add at the end */
  tail?: CaseRow[];
  /** every page has the complete list */
  fixedList?: boolean;
  /** every page has a token for the first page */
  repeatToken?: boolean;
  /** the reply to every list of apps */
  listStatus?: number;
  listBody?: unknown;
  /** the list arrives in pieces: the first at once, each further one by `sendPiece` */
  trickleMs?: number;
  /** the list has bare ids; those of `goneIds` answer 404 */
  ids?: boolean;
  goneIds?: string[];
  /** how long reads show the app before a change, or without its keys */
  lag?: { ms: number; as: 'before' | 'no-credentials' };
  /** the HTTP status of the reply to `?filter=` */
  refuseFilter?: number;
  /** a delay before each reply about one app */
  delayMs?: number;
}

interface CaseFile extends Record<string, unknown> {
  app?: CaseRow[];
  _play?: CaseBehavior;
}

export interface CaseServer {
  port: number;
  platform: 'x' | 'edge';
  /** the requests received so far, as method, path and query */
  received: string[];
  /** sends the next piece of a slow list, and returns whether more are left */
  sendPiece(): boolean;
  close(): Promise<void>;
}

/** The number of pieces of a slow list. */
export const pieceCount = 7;

const piecePadding = ' '.repeat(400);
const pageRows = 1000;
const ordinaryDeveloper = {
  developerId: 'dev-1',
  email: 'dev-1@case.example',
  firstName: 'Dana',
  lastName: 'Case',
  status: 'active',
};

/**
 * Serves a file of `cases/` as the management API of the organization `case`: lists, apps, owners and the three
 * status changes. Bodies are sent as in the file, odd rows included; `changes` overrides the server's behavior in it.
 */
export async function serveCase(name: string, changes: CaseBehavior = {}): Promise<CaseServer> {
  const file = JSON.parse(
    readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8'),
  ) as CaseFile;
  const { _play: fileBehavior, ...body } = file;
  const behavior: CaseBehavior = { ...fileBehavior, ...changes };
  const platform = behavior.platform ?? 'x';
  const apps = [...(body.app ?? []), ...fill(behavior.fill ?? 0), ...(behavior.tail ?? [])];
  const received: string[] = [];
  const pieces: (() => void)[] = [];
  let lag: { until: number; before: CaseRow[] } | undefined;

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://case');
    received.push(`${request.method} ${pathname}${search}`);
    const [, version, , organization, collection = '', id, ...below] = pathname
      .split('/')
      .map(decodeURIComponent);
    if (version !== 'v1' || organization !== 'case') return refuse(response, 404);
    if (request.method !== 'GET') {
      const before = structuredClone(apps);
      if (!applyStatus(apps, below, searchParams.get('action'))) return refuse(response, 404);
      if (behavior.lag) lag = { until: Date.now() + behavior.lag.ms, before };
      return below.length > 4 && platform === 'x'
        ? send(response, {})
        : response.writeHead(204).end();
    }
    if (collection !== 'apps') return sendOther(response, collection, id);
    if (id !== undefined) return sendApp(response, id);
    sendList(response, searchParams);
  }

  function sendList(response: ServerResponse, query: URLSearchParams) {
    const { listStatus, listBody, refuseFilter, ids, goneIds = [], trickleMs } = behavior;
    if (listStatus !== undefined) return send(response, listBody, listStatus);
    if (query.has('filter') && refuseFilter !== undefined) return refuse(response, refuseFilter);
    const page = ids ? bareIds(apps, goneIds) : pageOf(apps, query);
    // Other lists, such as revoked apps only, are short.
    const isWhole = !query.has('status');
    if (trickleMs !== undefined && isWhole) pieces.push(...sendInPieces(response, page));
    else send(response, page);
  }

  function pageOf(all: readonly CaseRow[], query: URLSearchParams) {
    const { fixedList, repeatToken } = behavior;
    if (fixedList) return { ...body, app: all };
    const rows = all.filter((row) => matches(row, query));
    if (platform === 'edge') {
      const start = rows.findIndex(({ appId }) => appId === query.get('startKey'));
      return { app: rows.slice(Math.max(start, 0), Math.max(start, 0) + pageRows) };
    }
    const start = repeatToken ? 0 : Number(query.get('pageToken') ?? 0);
    const end = start + pageRows;
    const next = repeatToken ? 'again' : end < rows.length ? String(end) : undefined;
    return {
      totalSize: String(rows.length),
      ...body,
      app: rows.slice(start, end),
      ...(next !== undefined && { nextPageToken: next }),
    };
  }

  async function sendApp(response: ServerResponse, id: string) {
    if (behavior.delayMs !== undefined) await after(behavior.delayMs);
    const isBehind = lag !== undefined && Date.now() < lag.until;
    const rows = isBehind && behavior.lag?.as === 'before' ? (lag?.before ?? apps) : apps;
    const found = rows.find(({ appId }) => appId === id);
    if (!found) return refuse(response, 404);
    send(response, isBehind && behavior.lag?.as === 'no-credentials' ? withoutKeys(found) : found);
  }

  function sendOther(response: ServerResponse, collection: string, id: string | undefined) {
    const lists: Record<string, { field: string; rows: CaseRow[] }> = {
      developers: { field: 'developer', rows: behavior.developers ?? [ordinaryDeveloper] },
      apiproducts: { field: 'apiProduct', rows: behavior.products ?? [] },
      appgroups: { field: 'appGroups', rows: behavior.groups ?? [] },
      companies: { field: 'company', rows: behavior.groups ?? [] },
    };
    const list = lists[collection];
    if (!list) return refuse(response, 404);
    if (id === undefined)
      return send(response, list.rows.length ? { [list.field]: list.rows } : {});
    const found = list.rows.find((row) =>
      [row['developerId'], row['email'], row['name']].includes(id),
    );
    if (found) send(response, found);
    else refuse(response, 404);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    platform,
    received,
    sendPiece() {
      pieces.shift()?.();
      return pieces.length > 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, body: unknown, status = 200) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number) {
  send(response, { error: { code: status, message: 'Refused', status: 'CASE' } }, status);
}

// Sends the first piece at once. Each is larger than 1 kB, so that the page can show progress.
function sendInPieces(response: ServerResponse, body: unknown): (() => void)[] {
  const text = JSON.stringify(body, null, 1).replaceAll('\n', `\n${piecePadding}`);
  const size = Math.ceil(text.length / pieceCount);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write(text.slice(0, size));
  return Array.from({ length: pieceCount - 1 }, (_, index) => () => {
    const piece = text.slice((index + 1) * size, (index + 2) * size);
    if (index + 2 < pieceCount) response.write(piece);
    else response.end(piece);
  });
}

function bareIds(apps: readonly CaseRow[], goneIds: readonly string[]): string[] {
  const [first = '', ...others] = apps.map(({ appId }) => String(appId));
  return [first, ...goneIds, ...others];
}

// The list can be filtered by key and by status.
function matches({ status, credentials }: CaseRow, query: URLSearchParams): boolean {
  const key = query.get('filter')?.replace(/^consumerKey=/u, '');
  const wanted = query.get('status');
  const keys = Array.isArray(credentials) ? (credentials as CaseRow[]) : [];
  return (
    (wanted === null || status === wanted) &&
    (key === undefined || keys.some(({ consumerKey }) => consumerKey === key))
  );
}

function fill(count: number): CaseRow[] {
  return Array.from({ length: count }, (_, index) => {
    const digits = String(index).padStart(5, '0');
    return {
      appId: `10000000-0000-4000-8000-0000000${digits}`,
      name: `ordinary-${digits}`,
      status: 'approved',
      developerId: 'dev-1',
      createdAt: '1700000000000',
      lastModifiedAt: '1700000000000',
      credentials: [
        {
          consumerKey: `Ordinary${digits}Yy8Xx7Ww6Vv5Uu4Tt3S`,
          consumerSecret: `ordinary-secret-${digits}`,
          status: 'approved',
          issuedAt: '1700000000000',
          expiresAt: '-1',
          apiProducts: [{ apiproduct: 'weather', status: 'approved' }],
        },
      ],
    };
  });
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
