/** An app of a random server. */
interface RandomApp {
  appId: string;
  /** `undefined` = the row can't be shown */
  name: string | undefined;
  status: 'approved' | 'revoked';
}

/** What the server sent of a list, for the test to compare with. */
interface ListLog {
  apps: Set<string>;
  odd: Set<string>;
  /** listed by ID, and deleted before they were requested */
  gone: Set<string>;
  /** the last page had no next page */
  saidLast: boolean;
  total: number | undefined;
}

export interface RandomServer {
  organization: string;
  answer(url: URL): Response;
  /** clears its logs; deleted apps stay deleted */
  restart(): void;
  /** the list without a status filter, and that of revoked apps (`null` = not requested) */
  lists: { plain: ListLog; revoked: ListLog | null };
  /** all apps sent that can be shown */
  sent: Set<string>;
  /** all apps sent that can't be shown */
  odd: Set<string>;
  requests: number;
}

/** The organizations of random servers, and their platforms. */
export const randomPlatforms = { 'random-x': 'x', 'random-edge': 'edge' } as const;

/** Seeded random numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The page size of Edge. */
const edgePage = 1000;

/**
 * A server with a random list of apps and random faults, both seeded: repeated rows and pages, endless new tokens, wrong
 * totals, an error, rows deleted while loading, rows that can't be shown, IDs only, and hidden revoked apps.
 */
export function randomServer(seed: number): RandomServer {
  const random = randomFrom(seed);
  const upTo = (many: number) => Math.floor(random() * many);
  const chance = (share: number) => random() < share;

  const isEdge = chance(0.3);
  const isOfIds = chance(0.25);
  const isLong = isEdge && !isOfIds && chance(0.25);
  const oddShare = chance(0.4) ? 0.1 : 0;
  const revokedShare = chance(0.5) ? 0.2 : 0;
  const apps = Array.from({ length: isLong ? 900 + upTo(1500) : upTo(60) }, (_, index) => ({
    appId: `app-${String(index).padStart(5, '0')}`,
    name: chance(oddShare) ? undefined : `name ${index}`,
    status: chance(revokedShare) ? ('revoked' as const) : ('approved' as const),
  }));
  const faults = {
    size: chance(0.3) ? 100 : 1 + upTo(20),
    overlap: chance(0.3) ? 1 : 0,
    twice: chance(0.2) ? 0.2 : 0,
    loopsTo: chance(0.2) ? upTo(apps.length) : undefined,
    isEndless: chance(0.1),
    loopsIn: (['both', 'plain', 'revoked'] as const)[upTo(3)] ?? 'both',
    totalIsOff: chance(0.5) ? upTo(20) - 10 : 0,
    givesTotal: chance(0.6),
    hidesRevoked: chance(0.4),
    totalIsOfBoth: chance(0.5),
    ignoresStatus: chance(0.2),
    failsAt: chance(0.3) ? 1 + upTo(6) : 0,
    deletes: chance(0.3),
    gone: new Set(isOfIds ? apps.filter(() => chance(0.1)).map(({ appId }) => appId) : []),
  };
  const list = isEdge ? edgeList(apps, faults.deletes, chance) : xList(apps, faults);
  const emptyLog = (): ListLog => ({
    apps: new Set(),
    odd: new Set(),
    gone: new Set(),
    saidLast: false,
    total: undefined,
  });
  const server: RandomServer = {
    organization: isEdge ? 'random-edge' : 'random-x',
    lists: { plain: emptyLog(), revoked: null },
    sent: new Set(),
    odd: new Set(),
    requests: 0,
    answer(url) {
      server.requests += 1;
      if (server.requests > 4000) throw new Error('there is no end');
      const appId = /\/apps\/([^/]+)$/u.exec(url.pathname)?.[1];
      if (server.requests === faults.failsAt) {
        // An app whose request fails can't be shown.
        if (appId !== undefined) send({ appId, name: undefined });
        return fault(500, 'it fails');
      }
      return appId === undefined ? page(url.searchParams) : one(appId);
    },
    restart() {
      server.lists = { plain: emptyLog(), revoked: null };
      server.sent.clear();
      server.odd.clear();
    },
  };
  let log = server.lists.plain;

  function page(query: URLSearchParams): Response {
    const asksForRevoked = query.get('status') === 'revoked';
    log = asksForRevoked ? (server.lists.revoked ??= emptyLog()) : server.lists.plain;
    const isRevokedOnly = asksForRevoked && !faults.ignoresStatus;
    const found = list(query, (app) =>
      isRevokedOnly ? app.status === 'revoked' : !faults.hidesRevoked || app.status === 'approved',
    );
    if (found === 'gone') return fault(404, 'app_doesnot_exist');
    log.saidLast = found.next === null;
    log.total = found.total;
    for (const app of found.rows) {
      if (!isOfIds) send(app);
      else if (faults.gone.has(app.appId)) log.gone.add(app.appId);
      else (app.name === undefined ? log.odd : log.apps).add(app.appId);
    }
    const all = found.rows.flatMap((app) =>
      app.name && chance(faults.twice) ? [app, app] : [app],
    );
    if (isEdge && isOfIds) return Response.json(all.map(({ appId }) => appId));
    const rows = isOfIds ? all.map(({ appId }) => ({ appId })) : all;
    const { total, next } = found;
    return Response.json({
      app: rows,
      ...(!isEdge && next !== null && { nextPageToken: next }),
      ...(total !== undefined && { totalSize: String(total) }),
    });
  }

  function one(appId: string): Response {
    const app = apps.find((known) => known.appId === appId);
    if (!app || faults.gone.has(appId)) return fault(404, 'app_is_gone');
    send(app);
    return Response.json(app);
  }

  function send({ appId, name }: Pick<RandomApp, 'appId' | 'name'>) {
    (name === undefined ? log.odd : log.apps).add(appId);
    (name === undefined ? server.odd : server.sent).add(appId);
  }

  return server;
}

function fault(status: number, code: string): Response {
  return Response.json({ code: `random.${code}`, message: code }, { status });
}

interface Given {
  rows: RandomApp[];
  /** the token or start key of the next page; `null` = last page */
  next: string | null;
  total: number | undefined;
}

type RandomList = (query: URLSearchParams, isListed: (app: RandomApp) => boolean) => Given | 'gone';

interface Faults {
  size: number;
  overlap: number;
  loopsTo: number | undefined;
  isEndless: boolean;
  /** which list repeats its pages or has no end */
  loopsIn: 'both' | 'plain' | 'revoked';
  totalIsOff: number;
  givesTotal: boolean;
  totalIsOfBoth: boolean;
  deletes: boolean;
}

// Pages by tokens, which are offsets.
function xList(all: RandomApp[], faults: Faults): RandomList {
  let left = all;
  let tokens = 0;
  return (query, isListed) => {
    const listed = left.filter(isListed);
    const start = Number.parseInt(query.get('pageToken') ?? '0', 10);
    const end = start + faults.size;
    // A row that can't be shown has no ID, so no page repeats one.
    const repeated = listed[start - 1];
    const from = repeated?.name === undefined ? start : start - faults.overlap;
    const rows = listed.slice(from, end);
    const isLast = end >= listed.length;
    const total = (faults.totalIsOfBoth ? left : listed).length + faults.totalIsOff;
    if (faults.deletes) left = left.filter(({ appId }) => appId !== rows[0]?.appId);
    tokens += 1;
    const mayLoop = ['both', query.get('status') ?? 'plain'].includes(faults.loopsIn);
    const endless = faults.isEndless ? `-${tokens}` : '';
    const goesOn = !isLast || (mayLoop && (faults.isEndless || faults.loopsTo !== undefined));
    const onward = isLast ? (faults.loopsTo ?? start) : end;
    return {
      rows,
      next: goesOn ? `${onward}${endless}` : null,
      total: faults.givesTotal ? Math.max(0, total) : undefined,
    };
  };
}

// Pages by the ID of their first row.
function edgeList(
  all: RandomApp[],
  deletes: boolean,
  chance: (share: number) => boolean,
): RandomList {
  let left = all;
  return (query, isListed) => {
    const startKey = query.get('startKey');
    const listed = left.filter(isListed);
    const start = startKey === null ? 0 : listed.findIndex(({ appId }) => appId === startKey);
    if (start < 0) return 'gone';
    const rows = listed.slice(start, start + edgePage);
    // The first row of the next page.
    const last = rows.findLast(({ name }) => name !== undefined);
    if (deletes && chance(0.5)) left = left.filter((app) => app !== last);
    const isFull = rows.length === edgePage;
    return { rows, next: isFull ? (last?.appId ?? '') : null, total: undefined };
  };
}
