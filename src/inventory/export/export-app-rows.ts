import { accessBounds, type Level } from '../../access/access-bounds.ts';
import { evaluateKey } from '../../access/evaluate.ts';
import { fingerprintOf } from '../../access/fingerprint.ts';
import type { OwnerRecord } from '../../api/schemas.ts';
import { utc } from './utc.ts';
import { ownerKey, rowOf, type Directory, type ListedApp } from '../row.ts';

/** A line of the export with one row per app. */
export interface ExportedApp {
  name: string;
  displayName: string;
  appId: string;
  ownerKind: string;
  owner: string;
  status: string;
  products: string[];
  keys: number;
  /** keys that are known to give access to at least one product */
  usableKeys: number;
  /** keys whose owner, expiry or last change is not known */
  keysWithUnknownAccess: number;
  warnings: string[];
  createdAt: string | null;
  lastModifiedAt: string | null;
  /** one for each key that has one */
  keyFingerprints?: string[];
}

/** One row for an app. `now` in ms. */
export function appRow(
  app: ListedApp,
  owners: Directory,
  unconfirmed: readonly Level[],
  now: number,
): ExportedApp {
  const row = rowOf(app, owners, now);
  const owner = owners.get(ownerKey(app.owner));
  const { least, most } = accessBounds(app, unconfirmed);
  const mayWork = usableKeysOf(most, owner, now);
  // An owner who is missing or was not loaded may be inactive: then no key works.
  const works = owner?.status === undefined ? 0 : usableKeysOf(least, owner, now);
  return {
    name: row.name,
    displayName: row.displayName,
    appId: row.appId,
    ownerKind: app.owner.kind,
    owner: row.owner,
    status: row.status,
    products: row.products,
    keys: row.keys,
    usableKeys: works,
    keysWithUnknownAccess: mayWork - works,
    warnings: [
      ...row.warnings.filter((warning) => warning !== 'no-usable-key' || mayWork === 0),
      ...(unconfirmed.length > 0 ? ['change-not-confirmed'] : []),
    ],
    createdAt: utc(row.createdAt),
    lastModifiedAt: utc(row.lastModifiedAt),
  };
}

function usableKeysOf(app: ListedApp, owner: OwnerRecord | undefined, now: number): number {
  return app.credentials.filter((key) => evaluateKey(app, key, owner, now).usable > 0).length;
}

/** Fingerprints of the keys of an app. */
export async function fingerprintsOf({ credentials }: ListedApp) {
  const all = await Promise.all(credentials.map(({ consumerKey }) => fingerprintOf(consumerKey)));
  return { keyFingerprints: all.filter((one) => one !== undefined) };
}

/** The columns of the CSV. Their names are the same in every language: programs look for them. */
export const appHeaders: readonly (readonly [header: string, field: keyof ExportedApp])[] = [
  ['App name', 'name'],
  ['Display name', 'displayName'],
  ['App ID', 'appId'],
  ['Kind of owner', 'ownerKind'],
  ['Owner', 'owner'],
  ['Status', 'status'],
  ['Products', 'products'],
  ['Keys', 'keys'],
  ['Usable keys', 'usableKeys'],
  ['Keys with unknown access', 'keysWithUnknownAccess'],
  ['Warnings', 'warnings'],
  ['Created', 'createdAt'],
  ['Last modified', 'lastModifiedAt'],
  ['Key fingerprints', 'keyFingerprints'],
];
