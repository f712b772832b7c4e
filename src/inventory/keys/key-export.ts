import { accessBounds, type Level } from '../../access/access-bounds.ts';
import { evaluateKey } from '../../access/evaluate.ts';
import { plainKeyName } from '../../access/key-names.ts';
import type { SkippedRow } from '../../api/lists/rows.ts';
import type { AppStore } from '../app-store.ts';
import { csvOf } from '../export/export-csv.ts';
import { utc } from '../export/utc.ts';
import { ownerKey, type ListedApp } from '../row.ts';
import type { CallUsage } from './call-usage.ts';
import { keysById } from './key-id.ts';
import type { KeyRow } from './key-row.ts';
import { queryKeys, type KeyQuery } from './key-table.ts';

export interface KeyExportRequest {
  /** rows that can't be shown */
  skipped: readonly SkippedRow[];
  /** by app ID: the statuses whose last change is not confirmed */
  unconfirmed: ReadonlyMap<string, readonly Level[]>;
}

/** A line of the export. Its key is masked. */
interface ExportedKey {
  key: string;
  name: string;
  displayName: string;
  appId: string;
  ownerKind: string;
  owner: string;
  products: string[];
  verdict: 'usable' | 'partly-usable' | 'blocked' | 'unknown';
  /** why it is blocked or partly usable, or not known */
  reasons: string[];
  issued: string | null;
  expires: string;
  /** how many other apps have the same key */
  sharedWith: number;
}

/** The text of a CSV file with the keys that match a query, in its order. Times are in UTC. It has no keys. */
export function exportKeys(
  appStore: AppStore,
  query: KeyQuery,
  { skipped, unconfirmed }: KeyExportRequest,
  usage: CallUsage | null = null,
): string {
  const { rows, count } = queryKeys(appStore, query, usage);
  const lines = rows(0, count).flatMap((row) => {
    const app = row && appStore.byId(row.appId);
    return row && app
      ? [exported(appStore, row, app, unconfirmed.get(app.appId) ?? [], query)]
      : [];
  });
  return csvOf(lines, headers, { skipped, reasonField: 'reasons' });
}

function exported(
  { directory }: AppStore,
  row: KeyRow,
  app: ListedApp,
  unconfirmed: readonly Level[],
  { now }: KeyQuery,
): ExportedKey {
  const key = keysById(app.credentials).get(row.keyId);
  const ofKey = unconfirmed.filter((path) => path.key === undefined || path.key === key);
  const owner = directory.get(ownerKey(app.owner));
  const { least, most } = accessBounds(app, ofKey);
  const usableIn = ({ credentials, ...bound }: ListedApp) => {
    const held = credentials.find(({ consumerKey }) => consumerKey === key);
    return held ? evaluateKey(bound, held, owner, now).usable : 0;
  };
  // An owner who is missing or was not loaded may be inactive: then no key works.
  const atLeast = owner?.status === undefined ? 0 : usableIn(least);
  const atMost = usableIn(most);
  const { reason, total } = row.verdict;
  return {
    key: plainKeyName(row.keyName),
    name: row.appName,
    displayName: row.app,
    appId: row.appId,
    ownerKind: row.ownerKind,
    owner: row.owner,
    products: row.products.map(({ name, status }) => `${name} (${status})`),
    verdict: verdictOf(atLeast, atMost, total),
    reasons: [
      ...(reason ? [`${reason.level}-${reason.cause}`] : []),
      ...row.conditions,
      ...(ofKey.length > 0 ? ['change-not-confirmed'] : []),
    ],
    issued: utc(row.issuedAt),
    expires: row.expiryUnknown ? 'unknown' : (utc(row.expiresAt) ?? 'never'),
    sharedWith: row.sharedWith,
  };
}

function verdictOf(atLeast: number, atMost: number, total: number): ExportedKey['verdict'] {
  if (atLeast !== atMost) return 'unknown';
  if (atMost === 0) return 'blocked';
  return atMost === total ? 'usable' : 'partly-usable';
}

/** The columns of the CSV. Their names are the same in every language: programs look for them. */
const headers: readonly (readonly [header: string, field: keyof ExportedKey])[] = [
  ['Key', 'key'],
  ['App name', 'name'],
  ['Display name', 'displayName'],
  ['App ID', 'appId'],
  ['Kind of owner', 'ownerKind'],
  ['Owner', 'owner'],
  ['Products', 'products'],
  ['Verdict', 'verdict'],
  ['Reasons', 'reasons'],
  ['Key issued', 'issued'],
  ['Key expires', 'expires'],
  ['Other apps with this key', 'sharedWith'],
];
