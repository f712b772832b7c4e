import type { QueryClient } from '@tanstack/react-query';
import { fingerprintOf } from '../../access/fingerprint.ts';
import { attempt } from '../attempt.ts';
import { nextId, recordsOfValue, restoreRecords, settleUndecided, watchRecords } from '../log.ts';
import { isUndecided, type Operation } from '../operation.ts';
import { reportLate } from '../run-and-report.ts';
import { applyMs } from '../confirm/settled-outcome.ts';

// Creations that were sent, in the session storage of the tab until their outcome is known: after a reload, the same one
// is not sent again while it may still take effect. What is stored has fingerprints instead of keys. A browser without
// SHA-256, as on a page without TLS, stores nothing.

/** Before the fingerprint of an operation. */
const prefix = 'keywarden-creation-';

interface SentCreation {
  /** in ms */
  sentAt: number;
  /** the fingerprints of the keys that the app had */
  keysBefore: string[];
}

/** What identifies a creation. */
type Creation = Pick<Operation, 'id' | 'key'> & {
  keys?: { before: readonly string[] } | undefined;
};

/** Where the creations of this page are stored, by `Operation.id`. */
const stored = new Map<string, string>();

watchRecords(({ operation, outcome }) => {
  const name = stored.get(operation.id);
  if (name === undefined || !outcome || isUndecided(outcome)) return;
  stored.delete(operation.id);
  sessionStorage.removeItem(name);
});

/** The operation, which is stored just before it is sent. */
export function keptOverReload<State>(operation: Operation<State>): Operation<State> {
  return {
    ...operation,
    async send() {
      await attempt(() => store(operation));
      return operation.send();
    },
    basedOn: (state, at) => keptOverReload(operation.basedOn(state, at)),
  };
}

/**
 * Puts a creation that was sent before a reload into the log, as unknown, and reads once whether it took effect.
 *
 * @returns whether there is one that may have taken effect
 */
export async function restoreSentCreation<State>(
  client: QueryClient,
  operation: Operation<State>,
): Promise<boolean> {
  const { id, resource } = operation;
  if (recordsOfValue(id).length > 0) return false;
  const found = await attempt(() => load(operation));
  if (!found.ok || !found.value) return false;
  const { sentAt, keysBefore } = found.value;
  const known = await keysAmong(operation.keys?.before ?? [], keysBefore);
  const sent = operation.keys?.createdSince(known) ?? operation;
  const outcome = { ending: 'unknown', sent: true, at: sentAt, answeredAt: sentAt } as const;
  restoreRecords([
    {
      id: nextId(),
      startedAt: sentAt,
      operation: sent,
      isSent: true,
      isFromBefore: true,
      outcome,
    },
  ]);
  const read = await attempt(() => resource.read(client));
  if (!read.ok) return true;
  const settled = settleUndecided(resource, read.value, Date.now());
  reportLate(
    client,
    settled.filter((record) => record.operation.id !== id),
  );
  return true;
}

async function store(operation: Creation): Promise<void> {
  const name = await storageName(operation);
  if (name === undefined) return;
  const fingerprints = await Promise.all((operation.keys?.before ?? []).map(fingerprintOf));
  const creation: SentCreation = {
    sentAt: Date.now(),
    keysBefore: fingerprints.filter((found) => found !== undefined),
  };
  sessionStorage.setItem(name, JSON.stringify(creation));
  stored.set(operation.id, name);
}

async function load(operation: Creation): Promise<SentCreation | undefined> {
  const name = await storageName(operation);
  const text = name === undefined ? null : sessionStorage.getItem(name);
  if (name === undefined || text === null) return undefined;
  const creation = JSON.parse(text) as SentCreation;
  if (Date.now() - creation.sentAt < applyMs) {
    stored.set(operation.id, name);
    return creation;
  }
  sessionStorage.removeItem(name);
  return undefined;
}

// The id of an import has its key, so a key that is too short for a fingerprint is not stored.
async function storageName({ id, key }: Creation): Promise<string | undefined> {
  if (key !== undefined && (await fingerprintOf(key)) === undefined) return undefined;
  const fingerprint = await fingerprintOf(id);
  return fingerprint && prefix + fingerprint;
}

// A key without a fingerprint is too short to be a generated one.
async function keysAmong(keys: readonly string[], fingerprints: readonly string[]) {
  const found = await Promise.all(keys.map(fingerprintOf));
  return keys.filter((_, index) => {
    const fingerprint = found[index];
    return fingerprint === undefined || fingerprints.includes(fingerprint);
  });
}
