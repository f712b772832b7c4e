import type { Client, Query, Reply } from './probe-client.ts';

export type Platform = 'x' | 'edge';

/** A key in a reply; fields may be absent or of the wrong type. */
interface KeyBody {
  consumerKey?: unknown;
  status?: unknown;
  apiProducts?: { apiproduct?: unknown; status?: unknown }[];
  attributes?: unknown[];
  scopes?: unknown[];
  issuedAt?: unknown;
  expiresAt?: unknown;
}

/** An app in a reply; a list that is not expanded has only ids. */
export interface AppBody {
  appId: string;
  name?: unknown;
  status?: unknown;
  developerId?: string;
  credentials?: KeyBody[];
  attributes?: unknown[];
  scopes?: unknown[];
  createdAt?: unknown;
  lastModifiedAt?: unknown;
}

/** Thrown with the reason when this organization can't answer a question. */
export class Unanswered extends Error {}

/** Available to every question. */
export interface ProbeContext {
  client: Client;
  platform: Platform;
  /** the list of all apps with credentials, as the console requests it */
  all: AppList;
  /** a browser's origin, for CORS */
  origin: string;
}

export interface AppList {
  apps: AppBody[];
  /** false when the list has more pages */
  isWhole: boolean;
}

/** Enough pages to answer the questions. */
const maxPages = 10;

/** The rows of a list reply of either platform, in any field: `["id"]`, `{app: […]}`, `{}`. */
export function rowsOf(json: unknown): unknown[] {
  if (Array.isArray(json)) return json;
  if (typeof json !== 'object' || json === null) return [];
  return Object.values(json).find(Array.isArray) ?? [];
}

/** The apps of a list reply; a bare id becomes an app with nothing else. */
export function appsOf({ json }: Reply): AppBody[] {
  return rowsOf(json).map((row) =>
    typeof row === 'object' && row !== null ? (row as AppBody) : { appId: String(row) },
  );
}

/** A field of a value that may be an object. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** `nextPageToken` of a reply, empty when there is none. */
export function nextToken({ json }: Reply): string {
  const token = fieldOf(json, 'nextPageToken');
  return typeof token === 'string' ? token : '';
}

/** A list page. @throws Unanswered when it can't be loaded */
export async function page(client: Client, path: string, query: Query): Promise<Reply> {
  const reply = await client.get(path, { query });
  if (reply.status === 200 && reply.json !== undefined) return reply;
  const search = client.redact(new URLSearchParams(query).toString());
  throw new Unanswered(`GET ${path}?${search} answered HTTP ${reply.status}`);
}

/** The list of apps, paged as the console does on each platform. @throws Unanswered */
export async function readApps(
  client: Client,
  platform: Platform,
  query: Query,
): Promise<AppList & { first: Reply }> {
  const apps = new Map<string, AppBody>();
  let next: Query | null = platform === 'x' ? { pageSize: '1000' } : { rows: '1000' };
  let first: Reply | undefined;
  for (let pages = 0; next && pages < maxPages; pages += 1) {
    const reply: Reply = await page(client, '/apps', { ...query, ...next });
    first ??= reply;
    const known = apps.size;
    const rows = appsOf(reply);
    for (const app of rows) apps.set(app.appId, app);
    const more = following(platform, rows, nextToken(reply));
    next = apps.size > known ? more : null;
  }
  if (!first) throw new Unanswered('no page was read');
  return { apps: [...apps.values()], isWhole: next === null, first };
}

/** The names of the rows on up to three pages of two rows. @throws Unanswered */
export async function pagesByToken(
  client: Client,
  path: string,
  id: 'appId' | 'name',
): Promise<{ pages: string[][]; first: Reply }> {
  const first = await page(client, path, { pageSize: '2' });
  const pages: string[][] = [];
  for (let reply = first; ;) {
    pages.push(rowsOf(reply.json).map((row) => String(fieldOf(row, id) ?? row)));
    const pageToken = nextToken(reply);
    if (!pageToken || pages.length === 3) return { pages, first };
    reply = await page(client, path, { pageSize: '2', pageToken });
  }
}

function following(platform: Platform, rows: AppBody[], pageToken: string): Query | null {
  if (platform === 'x') return pageToken ? { pageSize: '1000', pageToken } : null;
  return rows.length < 1000 ? null : { rows: '1000', startKey: rows.at(-1)?.appId ?? '' };
}

/** `3 apps`, `1 app`. */
export function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}

/** A status for comparison: lower case, empty when there is none. */
export function statusOf({ status }: { status?: unknown }): string {
  return typeof status === 'string' ? status.toLowerCase() : '';
}
