import { nameOfKey, plainKeyName } from '../access/key-names.ts';
import { evaluateKey, type OwnerState } from '../access/evaluate.ts';
import type { SentWrite } from '../api/http/sent-writes.ts';
import { withKeyName } from '../api/curl.ts';
import { ApiError } from '../api/api-error.ts';
import type { App } from '../api/schemas.ts';
import type { Platform } from '../connection/connection.ts';
import { utc } from '../inventory/export/utc.ts';
import type { Ending } from '../operations/operation.ts';
import type { Incident, LeakPlace } from './incident.ts';
import { unknownKeys } from './leaked-keys.ts';
import type { Match } from './leak-index.ts';
import type { RevokeLevel } from './revoke/revoke-level.ts';

/** A key that was found, with what is known of it now. Times in ms. */
export interface EvidenceKey extends Match {
  organization: string;
  readAt: number;
  fingerprint: string | undefined;
  /** the app as last read, after what was done */
  now: App;
  owner: OwnerState | undefined;
  /** its owner before this tab changed it */
  ownerBefore: OwnerState | undefined;
  /** at which levels this tab changed or tried to change something because of the key, and how the last try of each ended */
  changes: readonly Change[];
}

/** What this tab did last at a level; `action` as the API names it, such as `revoke`, or `approve` when it was undone. */
export interface Change {
  level: RevokeLevel;
  action?: string;
  ending: Ending | 'not sent';
}

/** What the evidence is made of. Times in ms. */
export interface EvidenceFacts {
  incident: Pick<
    Incident,
    'startedAt' | 'pasted' | 'places' | 'isSearching' | 'lookedUp' | 'leakedKeys' | 'writes'
  >;
  keys: readonly EvidenceKey[];
  /** by connection; `null` = not known */
  accounts: Readonly<Record<string, string | null>>;
  platformOf(organization: string): Platform;
  consoleVersion: string;
  now: number;
}

/** The evidence of an incident. It has no key, no secret and no text that was pasted. */
export type Evidence = ReturnType<typeof evidenceOf>;

/**
 * For a ticket: what was pasted, where was searched, what was found, and each change with its outcome. Times are in UTC,
 * keys are named by mask and fingerprint.
 */
export function evidenceOf(facts: EvidenceFacts) {
  const { incident, keys, accounts, consoleVersion, now } = facts;
  const { startedAt, pasted, places, isSearching, lookedUp, writes } = incident;
  const unknown = unknownKeys(incident);
  return {
    type: 'keywarden-leak-evidence',
    consoleVersion,
    startedAt: utc(startedAt),
    writtenAt: utc(now),
    accounts,
    pasted: {
      bytes: pasted.sizeBytes,
      possibleKeys: pasted.keys.length,
      hasMorePossibleKeys: !pasted.isComplete,
      maskedKeys: pasted.maskCount,
      fingerprints: pasted.keys.map(({ fingerprint = null }) => fingerprint),
    },
    searched: places.map((place) => placeOf(place, isSearching)),
    keysInUrls: [...lookedUp].map(([organization, sent]) => ({
      organization,
      request: `GET /organizations/${organization}/apps?filter=consumerKey=••••`,
      keys: sent.size,
    })),
    notFound: {
      count: unknown.length,
      fingerprints: unknown.map(({ fingerprint = null }) => fingerprint),
    },
    found: keys.map((key) => foundOf(key, facts)),
    requests: writes.map((write) => requestOf(write, keys)),
  };
}

function placeOf({ connection, platform, organization, state }: LeakPlace, isSearching: boolean) {
  const place = { organization: organization || null, connection, platform };
  switch (state.kind) {
    case 'done': {
      const { searched, hasAllKeys } = state.found;
      return {
        ...place,
        result: hasAllKeys ? 'all keys' : 'part',
        since: utc(searched.since),
        appsCompared: searched.loadedApps,
        appsInOrganization: searched.expectedApps ?? null,
        keysLookedUp: searched.keysLookedUp,
        appsNotReadable: searched.skippedApps,
        appsWithKeysNotReadable: searched.appsWithSkippedKeys,
        ...(searched.refusedWith !== undefined && { lookUpRefusedWith: searched.refusedWith }),
      };
    }
    case 'failed':
      return { ...place, result: 'failed', error: errorOf(state.error) };
    case 'signed-out':
      return { ...place, result: 'not signed in' };
    case 'other server':
      return { ...place, result: 'not searched: the name belongs to another connection' };
    case 'waiting':
    case 'searching':
      return { ...place, result: isSearching ? 'not finished' : 'stopped' };
  }
}

function foundOf(key: EvidenceKey, { platformOf, now }: EvidenceFacts) {
  const { organization, app, owner, ownerBefore, fingerprint = null, readAt } = key;
  const { email, ...of } = app.owner;
  return {
    organization,
    platform: platformOf(organization),
    app: { appId: app.appId, name: app.name, owner: { ...of, ...(email && { email }) } },
    key: { masked: plainKeyName(nameOfKey(app, key.key)), fingerprint },
    foundBy: [
      ...(key.isWhole ? ['key'] : []),
      ...(key.isMasked ? ['masked key'] : []),
      ...(key.isSecret ? ['secret'] : []),
    ],
    before: { readAt: utc(readAt), ...stateOf(app, key, ownerBefore, readAt) },
    changes: key.changes.map(({ level, ...change }) => ({
      level: level.kind,
      ...(level.kind === 'product' && { product: level.product }),
      ...change,
    })),
    after: stateOf(key.now, key, owner, now),
  };
}

// `null` = the app no longer has the key.
function stateOf(app: App, { key }: Match, owner: OwnerState | undefined, at: number) {
  const found = app.credentials.find(({ consumerKey }) => consumerKey === key);
  if (!found) return { app: app.status, key: null };
  const { usable, total } = evaluateKey(app, found, owner, at);
  return {
    app: app.status,
    key: found.status,
    owner: owner?.status ?? null,
    expiresAt: found.expiryUnknown ? 'unknown' : utc(found.expiresAt),
    products: found.products.map(({ name, status }) => ({ name, status })),
    usableProducts: usable,
    allProducts: total,
  };
}

// The path has the mask of the key, or dots if the key is not in the list any more.
function requestOf(write: SentWrite, keys: readonly EvidenceKey[]) {
  const { organization, request, status, requestId = null, sentAt, answeredAt } = write;
  const found = keys.find(
    (one) => one.organization === organization && request.redact?.includes(one.key),
  );
  const name = found ? plainKeyName(nameOfKey(found.app, found.key)) : '••••';
  const { method, path, query = {} } = withKeyName(request, name);
  const search = new URLSearchParams(query).toString();
  return {
    sentAt: utc(sentAt),
    durationMs: answeredAt - sentAt,
    organization,
    method,
    path: search ? `${path}?${search}` : path,
    httpStatus: status === 0 ? null : status,
    requestId,
  };
}

function errorOf(error: unknown) {
  if (!(error instanceof ApiError)) return { kind: 'unexpected' };
  const { kind, status, code, message, requestId = null } = error;
  return { kind, status, code, message, requestId };
}

/** The evidence as the text of a JSON file. */
export function evidenceJson(evidence: Evidence): string {
  return `${JSON.stringify(evidence, null, 2)}\n`;
}
