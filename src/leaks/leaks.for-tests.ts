import { QueryClient } from '@tanstack/react-query';
import { vi } from 'vitest';
import { tables } from '../../mocks/db.ts';
import { seed } from '../../mocks/seed/seed.ts';
import type { App, Credential } from '../../mocks/tables.ts';
import { serveMockForSearch } from '../find/find.for-tests.ts';
import { evidenceKeys } from './evidence-keys.ts';
import { evidenceOf } from './evidence.ts';
import { searchText } from './incident-search.ts';
import { openIncident, type Incident } from './incident.ts';

/** The cache of the tests of a file. */
export const client = new QueryClient();

/** Serves the mock to the tests of a file, as `serveMockForSearch` does. */
export function serveMockForLeaks(): void {
  // Node has no window that could be closed.
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
  serveMockForSearch(client);
}

/** Searches for the keys of a text. */
export async function incidentOf(text: string): Promise<Incident> {
  await searchText(client, [text]);
  const incident = openIncident();
  if (!incident) throw new Error('nothing was searched');
  return incident;
}

/** The evidence of what was searched last. */
export function evidenceNow() {
  const incident = openIncident();
  if (!incident) throw new Error('nothing was searched');
  return evidenceOf({
    incident,
    keys: evidenceKeys(client, incident),
    accounts: { 'keywarden-demo': 'ann@example.com', 'keywarden-edge': null },
    platformOf: () => 'x',
    consoleVersion: '1.2.3',
    now: Date.UTC(2026, 10, 26),
  });
}

export const keysOf = (leakedKeys: readonly { key: string }[]) =>
  leakedKeys.map(({ key }) => key).toSorted();

interface SeededKey {
  organization: string;
  app: App;
  credential: Credential;
}

/** The keys of the mock as it is now, without those that are too short to be told from words. */
export function seededKeys(organization: string): SeededKey[] {
  const { apps = [] } = tables().organizations.find(({ name }) => name === organization) ?? {};
  return apps
    .flatMap((app) => app.credentials.map((credential) => ({ organization, app, credential })))
    .filter(({ credential }) => credential.consumerKey.length >= 24);
}

export const mask = (key: string) => `${key.slice(0, 4)}…${key.slice(-4)}`;

/** A log of 30 lines with five own keys of two organizations, three foreign ones, a masked one, and a secret. */
export function logOfThirtyLines() {
  const x = seededKeys('keywarden-demo').filter(isApproved);
  const edge = seededKeys('keywarden-edge').filter(isApproved);
  const own = [...x.slice(0, 3), ...edge.slice(0, 2)];
  const [masked, secret] = [x.at(5), x.at(7)];
  if (!masked || !secret) throw new Error('the seed has too few keys');
  const foreign = [
    'AIzaSyD4cR8vQ2mN7kT1wX5bZ9jL3hG6fP0sYuE',
    'sk9Live8Foreign7Key6Abc5Def4',
    'Zq81'.repeat(8),
  ];
  const parts = [
    ...own.map(({ credential }, index) => textsWithKey[index]?.(credential.consumerKey) ?? ''),
    ...foreign.map((key) => `GET /v1/maps?apikey=${key}&q=oslo 403`),
    `denied: key ${mask(masked.credential.consumerKey)} of partner`,
    `CONSUMER_SECRET=${secret.credential.consumerSecret}`,
  ];
  const noise = Array.from(
    { length: 30 - parts.length },
    (_, index) =>
      `203.0.113.${index} - - [22/Nov/2026:03:14:${index + 10} +0000] "GET /status HTTP/1.1" 200 12`,
  );
  const lines = noise.flatMap((line, index) => [line, ...(parts[index] ? [parts[index]] : [])]);
  return { text: lines.join('\n'), own, foreign, masked, secret };
}

const textsWithKey: ((key: string) => string)[] = [
  (key) =>
    `203.0.113.7 - - [22/Nov/2026:03:14:15 +0000] "GET /v1/forecast?apikey=${key}&q=oslo HTTP/1.1" 401 186`,
  (key) => `curl -H 'x-api-key: ${key}' https://api.example.com/v1/forecast`,
  (key) => JSON.stringify({ message: JSON.stringify({ apikey: key, code: 401 }) }),
  (key) => `2026-11-22T03:14:15.926Z,"orders","${key}",401,"ApiKeyNotApproved"`,
  (key) => `API_KEY=${key}`,
];

function isApproved({ credential }: SeededKey): boolean {
  return credential.status === 'approved';
}

// A mask shows 8 characters; any 9 in a row are a leak, unless they are also in a name or an ID.
const leakChars = 9;

/** The parts of keys and secrets of the seed that are in a text. */
export function secretsIn(text: string): string[] {
  const { organizations } = seed(Date.now());
  const isSecret = (field: string) => field === 'consumerKey' || field === 'consumerSecret';
  const harmless = new Set(
    pieces(
      JSON.stringify(organizations, (field, value: unknown) => (isSecret(field) ? null : value)),
    ),
  );
  const secrets = new Set(
    organizations
      .flatMap(({ apps }) => apps.flatMap(({ credentials }) => credentials))
      .flatMap(({ consumerKey, consumerSecret }) => [consumerKey, consumerSecret])
      .flatMap(pieces)
      .filter((piece) => !harmless.has(piece)),
  );
  return pieces(text).filter((piece) => secrets.has(piece));
}

function pieces(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - leakChars + 1) }, (_, start) =>
    text.slice(start, start + leakChars),
  );
}
