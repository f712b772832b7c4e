import { accessBounds, type Level } from '../../access/access-bounds.ts';
import { evaluate, type Reason } from '../../access/evaluate.ts';
import { fingerprintOf } from '../../access/fingerprint.ts';
import { keyNames, plainKeyName } from '../../access/key-names.ts';
import type { OwnerRecord } from '../../api/schemas.ts';
import { utc } from './utc.ts';
import { ownerKey, ownerLabel, type Directory, type ListedApp, type ListedKey } from '../row.ts';

/** A line of the export with one row per app, key and product: every status on the way, and whether a call works. */
export interface ExportedAccess {
  name: string;
  displayName: string;
  appId: string;
  ownerKind: string;
  owner: string;
  /** `null` = not loaded */
  ownerStatus: string | null;
  appStatus: string;
  /** masked; `null` = the app has no key */
  key: string | null;
  keyStatus: string | null;
  keyIssuedAt: string | null;
  /** `never`, or `unknown` if the server sent an invalid expiry */
  keyExpiresAt: string | null;
  /** `null` = the key has no product */
  product: string | null;
  productStatus: string | null;
  verdict: 'usable' | 'blocked' | 'unknown';
  /** why it is blocked or unknown, in the order in which Apigee checks */
  reasons: string[];
  keyFingerprint?: string | null;
}

type Product = ListedKey['products'][number];

/** The rows of an app: one for each product of each key, and one for what has none. `now` in ms. */
export async function accessRows(
  app: ListedApp,
  owners: Directory,
  unconfirmed: readonly Level[],
  { now, fingerprints }: { now: number; fingerprints: boolean },
): Promise<ExportedAccess[]> {
  const owner = owners.get(ownerKey(app.owner));
  const ofApp = {
    name: app.name,
    displayName: app.displayName,
    appId: app.appId,
    ownerKind: app.owner.kind,
    owner: ownerLabel(app.owner, owners),
    ownerStatus: owner?.status ?? null,
    appStatus: app.status,
  };
  if (app.credentials.length === 0) return [{ ...ofApp, ...withoutKey, reasons: ['key-missing'] }];
  const bounds = accessBounds(app, unconfirmed);
  const names = keyNames(app.credentials);
  const rows: ExportedAccess[] = [];
  for (const [index, key] of app.credentials.entries()) {
    const ofKey = {
      key: plainKeyName(names.get(key.consumerKey) ?? { mask: '' }),
      keyStatus: key.status,
      keyIssuedAt: utc(key.issuedAt),
      keyExpiresAt: key.expiryUnknown ? 'unknown' : (utc(key.expiresAt) ?? 'never'),
      ...(fingerprints && { keyFingerprint: (await fingerprintOf(key.consumerKey)) ?? null }),
    };
    const products: (Product | null)[] = key.products.length > 0 ? [...key.products] : [null];
    for (const [at, product] of products.entries())
      rows.push({
        ...ofApp,
        ...ofKey,
        product: product?.name ?? null,
        productStatus: product?.status ?? null,
        ...verdictOf(bounds, { index, at, owner, unconfirmed, now }),
      });
  }
  return rows;
}

const withoutKey = {
  key: null,
  keyStatus: null,
  keyIssuedAt: null,
  keyExpiresAt: null,
  product: null,
  productStatus: null,
  verdict: 'blocked',
} as const;

interface ProductInRow {
  /** of the key in the app */
  index: number;
  /** of the product in the key */
  at: number;
  owner: OwnerRecord | undefined;
  unconfirmed: readonly Level[];
  now: number;
}

// Blocked or usable only if that holds for every possible value of the unknown facts.
function verdictOf(
  { least, most }: ReturnType<typeof accessBounds<ListedApp>>,
  { index, at, owner, unconfirmed, now }: ProductInRow,
): Pick<ExportedAccess, 'verdict' | 'reasons'> {
  const evaluateIn = (app: ListedApp, key: ListedKey) =>
    evaluate(app, key, key.products[at], owner, now);
  const [atLeast, atMost] = [least.credentials[index], most.credentials[index]];
  if (!atLeast || !atMost) return { verdict: 'unknown', reasons: [] };
  const { usable, reasons } = evaluateIn(most, atMost);
  const isUnconfirmed = unconfirmed.some((path) =>
    isAbove(path, atMost.consumerKey, atMost.products[at]?.name),
  );
  const doubt = isUnconfirmed ? ['change-not-confirmed'] : [];
  if (!usable) return { verdict: 'blocked', reasons: [...reasons.map(codeOf), ...doubt] };
  if (owner?.status !== undefined && evaluateIn(least, atLeast).usable)
    return { verdict: 'usable', reasons: doubt };
  return {
    verdict: 'unknown',
    reasons: [
      ...(owner?.status === undefined ? ['owner-status-missing'] : []),
      ...(atMost.expiryUnknown ? ['key-expiry-unknown'] : []),
      ...doubt,
    ],
  };
}

// Whether a status is one of those that a product in a key depends on.
function isAbove(path: Level, key: string, product: string | undefined): boolean {
  if (path.key === undefined) return true;
  return path.key === key && (path.product === undefined || path.product === product);
}

function codeOf({ level, cause }: Reason): string {
  return `${level}-${cause}`;
}

/** The columns of the CSV. Their names are the same in every language: programs look for them. */
export const accessHeaders: readonly (readonly [header: string, field: keyof ExportedAccess])[] = [
  ['App name', 'name'],
  ['Display name', 'displayName'],
  ['App ID', 'appId'],
  ['App status', 'appStatus'],
  ['Kind of owner', 'ownerKind'],
  ['Owner', 'owner'],
  ['Owner status', 'ownerStatus'],
  ['Key', 'key'],
  ['Key status', 'keyStatus'],
  ['Key issued', 'keyIssuedAt'],
  ['Key expires', 'keyExpiresAt'],
  ['Product', 'product'],
  ['Product status', 'productStatus'],
  ['Verdict', 'verdict'],
  ['Reasons', 'reasons'],
  ['Key fingerprint', 'keyFingerprint'],
];
