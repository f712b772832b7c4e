import {
  conditionsOf,
  evaluateKey,
  type Condition,
  type KeyVerdict,
} from '../../access/evaluate.ts';
import { keyNames, type KeyName } from '../../access/key-names.ts';
import type { Owner } from '../../api/schemas.ts';
import { ownerKey, ownerLabel, type Directory, type ListedApp, type ListedKey } from '../row.ts';
import { lastCallOf, statsEmail, type CallUsage, type LastCall } from './call-usage.ts';
import { keyIdOf } from './key-id.ts';

/** A row of the table of keys. Does not contain the key. Times in ms. */
export interface KeyRow {
  appId: string;
  /** among the keys of the app (`keyIdOf`) */
  keyId: string;
  keyName: KeyName;
  /** the display name of the app */
  app: string;
  /** the name of the app, which is unique for its owner */
  appName: string;
  ownerKind: Owner['kind'];
  /** e-mail or display name if known, else the ID in the app */
  owner: string;
  ownerId: string;
  /** the e-mail of a developer in the app, which usage data have too */
  ownerEmail: string;
  products: ListedKey['products'];
  verdict: KeyVerdict;
  /** what the verdict does not know */
  conditions: Condition[];
  issuedAt: number | undefined;
  /** `null` = never, or not known (`expiryUnknown`) */
  expiresAt: number | null;
  expiryUnknown: boolean;
  /** how many other apps have the same key */
  sharedWith: number;
  /** of the key, or of the app where statistics have no keys; `null` = none was read */
  lastCall: LastCall | null;
}

interface RowFacts {
  owners: Directory;
  usage: CallUsage | null;
  now: number;
  sharedWith: number;
}

/** The row of a key by its index among the keys of its app. `now` in ms. */
export function keyRowOf(
  app: ListedApp,
  index: number,
  { owners, usage, now, sharedWith }: RowFacts,
): KeyRow {
  const key = app.credentials[index] ?? missingKey;
  const { consumerKey, issuedAt, expiresAt, expiryUnknown = false, products } = key;
  const owner = owners.get(ownerKey(app.owner));
  const keyName = keyNames(app.credentials).get(consumerKey) ?? { mask: '' };
  const label = ownerLabel(app.owner, owners);
  const email = statsEmail(app.owner, label);
  return {
    appId: app.appId,
    keyId: keyIdOf(keyName, issuedAt),
    keyName,
    app: app.displayName,
    appName: app.name,
    ownerKind: app.owner.kind,
    owner: label,
    ownerId: app.owner.id,
    ownerEmail: email,
    products,
    verdict: evaluateKey(app, key, owner, now),
    conditions: conditionsOf(key, owner),
    issuedAt,
    expiresAt: expiresAt ?? null,
    expiryUnknown,
    sharedWith,
    lastCall: (usage && lastCallOf(usage, { key: consumerKey, email, name: app.name })) ?? null,
  };
}

const missingKey: ListedKey = { consumerKey: '', status: '', expiresAt: null, products: [] };
