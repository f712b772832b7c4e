import { ApiError } from '../../api/api-error.ts';
import { fingerprintOf } from '../../access/fingerprint.ts';
import { accountOf } from '../../connection/account.ts';
import { findConnection } from '../../connection/connection.ts';
import { sessionOf } from '../../connection/session.ts';
import { amendRecord, watchRecords, type ActivityRecord } from '../log.ts';
import {
  isUndecided,
  valueAfter,
  valueBefore,
  type Ending,
  type Operation,
  type Outcome,
  type SavedOperation,
} from '../operation.ts';
import { lastIdName, lastStoredId, recordPrefix } from './stored-log.ts';

// The log in the session storage of the tab, an item for each record, so that a change writes only its own. Keys are
// masked: what is stored identifies them by their fingerprint. Loads with the first change.

const version = 1;

/** The newest records that are kept, and the most characters of one: together less than browsers allow. */
const maxRecords = 1000;
const maxChars = 4000;
const maxMessageChars = 500;

/** A record as JSON. */
export interface StoredRecord extends Pick<
  ActivityRecord,
  'id' | 'startedAt' | 'runId' | 'isSent' | 'fingerprint' | 'account'
> {
  version: typeof version;
  operation: SavedOperation;
  /** `Operation.action` and `Operation.describe` */
  action: string;
  described: Record<string, unknown>;
  /** `Operation.at` */
  at: number;
  before: string;
  undoes?: number | undefined;
  outcome?: StoredOutcome | undefined;
}

interface StoredOutcome extends Pick<Outcome, 'sent' | 'requestId' | 'answeredAt' | 'at'> {
  ending: Ending;
  /** the value as last read; absent = not read */
  read?: { value?: string | undefined } | undefined;
  error?: ConstructorParameters<typeof ApiError>[0] | undefined;
}

/** No older record is stored. */
let oldestId = storedIds()[0] ?? 1;

watchRecords((record) => {
  if (record.account === undefined) void addFacts(record);
  storeRecord(record);
});

async function addFacts({ id, operation: { key, resource } }: ActivityRecord): Promise<void> {
  const connection = findConnection(resource.organization);
  amendRecord(id, { account: connection ? accountOf(connection) : null });
  if (key !== undefined) amendRecord(id, { fingerprint: await fingerprintOf(key) });
}

// Stores a record, or what is new about it, and drops the oldest one beyond the limit.
function storeRecord(record: ActivityRecord): void {
  // Until its outcome is known, a creation is kept apart (`sent-creations.ts`).
  if (record.operation.isCreation && (!record.outcome || isUndecided(record.outcome))) return;
  const operation = record.operation.save?.();
  const connection = findConnection(record.operation.resource.organization);
  // After signing out, nothing is kept.
  if (!operation || !connection || sessionOf(connection) === 'never') return;
  const text = JSON.stringify(storedOf(record, operation));
  if (text.length > maxChars) return;
  try {
    sessionStorage.setItem(recordPrefix + record.id, text);
    sessionStorage.setItem(lastIdName, String(Math.max(record.id, lastStoredId())));
    for (; oldestId <= record.id - maxRecords; oldestId += 1)
      sessionStorage.removeItem(recordPrefix + oldestId);
  } catch {
    // Storage is blocked for this page, or full: the log lasts as long as the page.
  }
}

/** The stored records, oldest first. */
export function storedRecords(): StoredRecord[] {
  return storedIds().flatMap((id) => {
    const record = parse(sessionStorage.getItem(recordPrefix + id));
    return record?.version === version ? [record] : [];
  });
}

function storedIds(): number[] {
  try {
    return Object.keys(sessionStorage)
      .filter((name) => name.startsWith(recordPrefix))
      .map((name) => Number(name.slice(recordPrefix.length)))
      .toSorted((one, other) => one - other);
  } catch {
    return [];
  }
}

function parse(text: string | null): StoredRecord | undefined {
  try {
    return JSON.parse(text ?? 'null') as StoredRecord;
  } catch {
    return undefined;
  }
}

function storedOf(record: ActivityRecord, operation: SavedOperation): StoredRecord {
  const { id, startedAt, runId, isSent, fingerprint, account, outcome } = record;
  const { action, at, undoes } = record.operation;
  return {
    version,
    id,
    startedAt,
    runId,
    isSent,
    fingerprint,
    account,
    operation,
    action,
    described: record.operation.describe(),
    at,
    before: valueBefore(record.operation),
    undoes,
    outcome: outcome && outcomeOf(record.operation, outcome),
  };
}

function outcomeOf(operation: Operation, outcome: Outcome): StoredOutcome {
  const { ending, sent, requestId, answeredAt, at, state, error } = outcome;
  return {
    ending,
    sent,
    requestId,
    answeredAt,
    at,
    read: state === undefined ? undefined : { value: valueAfter(operation, outcome) },
    error: error instanceof ApiError ? factsOf(error) : undefined,
  };
}

function factsOf({ name: _name, stack: _stack, message, ...facts }: ApiError) {
  return { ...facts, message: message.slice(0, maxMessageChars) };
}
