import type { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import type { WriteRequest } from '../api/client.ts';
import type { OperationTexts, ReportTexts } from './operation-texts.ts';

/** Names a resource: an app or an owner. `id` is unique in its organization. */
export interface ResourceId {
  organization: string;
  id: string;
}

/** What operations change and reads show as a whole. Its states have no secrets. */
export interface Resource<State = unknown> extends ResourceId {
  /** Reads it and updates every cache that shows it. @throws ApiError */
  read(client: QueryClient): Promise<State>;
  /** Makes the pages that show it load it again, with all retries. */
  refetch(client: QueryClient): void;
  /** The values that differ between two states. */
  differences(seen: State, now: State): Difference[];
  /** when the server last changed it, in ms; `undefined` = not known */
  modifiedAt(state: State): number | undefined;
}

/** A value of a resource that differs between two states. `undefined` = it did not exist. */
export interface Difference {
  /** `Operation.id` of an operation that sets it */
  id: string;
  seen: string | undefined;
  now: string | undefined;
}

/**
 * One change of one value of a resource. It is run by `runOperation`: read the resource, send one request, and verify it
 * by reading again. A new kind of operation is a builder that returns this.
 */
export interface Operation<State = unknown> {
  resource: Resource<State>;
  /** identifies the value that it sets, for maps; holds the consumer key: never show, store or send it */
  id: string;
  /** the action as the API names it, such as `approve` or `inactive`; with `id` it identifies what is sent */
  action: string;
  /** the value that it sets, as the API sends it, such as `approved` */
  wanted: string;
  /** the consumer key that is changed, or whose product is */
  key?: string | undefined;
  /** the mask that identifies this key in its app, in the API's language, for exports and curl */
  keyName?: string | undefined;
  /** the resource as shown when the operation was requested */
  before: State;
  /** when it was requested, in ms */
  at: number;
  /** whether it can stop what works, so that a person confirms it first */
  stops: boolean;
  /** it creates something, so that sent twice it would create two (`runOperation`) */
  isCreation?: boolean;
  /** of the creation of a key: what tells the new key apart after a reload (`after-reload/sent-creations.ts`) */
  keys?: {
    /** the consumer keys of `before` */
    before: readonly string[];
    /** The same operation, which takes every key but these for the one that it created. */
    createdSince(this: void, known: readonly string[]): Operation<State>;
  };
  /** its request repeats what was read, or nothing undoes it: it is not sent if the read before it fails */
  needsRead?: boolean;
  /** the permission (X) or role (Edge) that it needs */
  permission: string;
  /** the record that it undoes */
  undoes?: number | undefined;
  /**
   * Why there is no request for it: the path of a write has the owner; a new key of an AppGroup's app needs a product
   * (docs/apigee-api.md, "Creating a key").
   */
  impossible?: 'no-owner' | 'no-products' | undefined;
  /** the value that it sets, in a state; `undefined` = what it changes does not exist */
  valueIn(state: State): string | undefined;
  /** whether a state shows it, so that it is done or not needed */
  isShownIn(state: State): boolean;
  /** Whether a state shows it in part only: reads are repeated, as of a new app without its first key. */
  isShownInPart?(state: State): boolean;
  /** The differences that are a conflict if someone else made them; absent = all of the resource. */
  conflicts?(seen: State, now: State): Difference[];
  /** Differences besides those of the resource that its request can cause although it should not, such as lost attributes. */
  sideEffects?(seen: State, now: State): Difference[];
  /** Whether it causes another difference than the one at `id`, such as the products of a key that it deletes. */
  causes?(difference: Difference, now: State): boolean;
  /** Sends its one request. @returns the request ID, if the server sends one @throws ApiError */
  send(): Promise<string | undefined>;
  /** What `send` sends, for curl. @throws TypeError for a name that can't be part of a path */
  request(): WriteRequest;
  /** The operation that sets the value before again, based on a state; `null` if there is none. */
  inverse(state: State, at: number): Operation<State> | null;
  /** The same operation, based on another state. `at` in ms. */
  basedOn(state: State, at: number): Operation<State>;
  texts: OperationTexts;
  /** Loads the texts that report its outcome. */
  reportTexts(): Promise<ReportTexts>;
  /** Opens what it created, as last read; offered where its success is reported. */
  open?(state: unknown): void;
  /** What it changes, for exports: without keys and secrets. */
  describe(): Record<string, unknown>;
  /** What restores it after a reload, without keys and secrets; absent = it is not kept. */
  save?(): SavedOperation;
  /** Only after a reload, when what it wrote is not known: it can be shown, and nothing else. */
  isShownOnly?: boolean;
  /** Only after a reload, when its key is not known: finds what it changes in the resource as just read. */
  find?(state: unknown): Promise<FoundOperation>;
}

/** An operation as JSON. Its kind says what restores it (`after-reload/restored-records.ts`). */
export interface SavedOperation {
  kind: 'status' | 'owner-status' | 'change';
}

/** The operation with its key again, and the resource with a value of it; or what the resource no longer has. */
export type FoundOperation =
  | { operation: Operation; stateWith(this: void, value: string | undefined): unknown }
  | { missing: 'fingerprint' | 'key' | 'product' };

/** An operation as the undo of a record, whatever state it is based on. */
export function asUndo<State>(operation: Operation<State>, undoes: number): Operation<State> {
  return {
    ...operation,
    undoes,
    basedOn: (state, at) => asUndo(operation.basedOn(state, at), undoes),
  };
}

/**
 * How an operation ended. Only after the first three does the value that was requested hold.
 * - `done` accepted, and a read shows it
 * - `done-anyway` error or no response, but a read shows it
 * - `already` had this value; nothing sent
 * - `conflict` someone else changed the resource first; nothing sent
 * - `not-sent` the read before failed; nothing sent
 * - `gone` what it changes is missing, before sending or at the end of the 5 minutes
 * - `unconfirmed` accepted, not shown within 10 s
 * - `unverified` accepted, the resource could not be read
 * - `unknown` no clear response; may still be applied
 * - `not-applied` still not shown after 5 minutes
 * - `replaced` undecided until a later operation set this value
 * - `failed` answered with an error (a 5xx may still have applied it)
 */
export type Ending =
  | 'done'
  | 'done-anyway'
  | 'already'
  | 'conflict'
  | 'not-sent'
  | 'gone'
  | 'unconfirmed'
  | 'unverified'
  | 'unknown'
  | 'not-applied'
  | 'replaced'
  | 'failed';

/** The outcome of an operation. */
export interface Outcome<State = unknown> {
  ending: Ending;
  /** whether a request was sent, accepted or not */
  sent: boolean;
  /** the resource as last read; `undefined` when that read failed */
  state?: State | undefined;
  /** the resource as read just before the request was sent, or as shown if that read failed */
  before?: State | undefined;
  /** what someone else changed: before a `conflict`, otherwise at the same time */
  others?: Difference[] | undefined;
  /** the error of the write or of the reads */
  error?: unknown;
  /** the server's request id, if it sends one */
  requestId?: string | undefined;
  /** when the response arrived or the request was given up, in ms */
  answeredAt?: number | undefined;
  /** when the outcome was known, in ms */
  at: number;
}

/** What the response to a write says. After an `unclear` one, the server may still apply the write. */
export type WriteReply = 'accepted' | 'refused' | 'unclear';

/**
 * What the error of a write says about it (docs/apigee-api.md, "Writes"). A creation can have succeeded despite a 500,
 * and must not be sent again.
 */
export function replyOf(error: unknown, { isCreation }: Pick<Operation, 'isCreation'>): WriteReply {
  if (!(error instanceof ApiError)) return 'refused';
  const { kind, status } = error;
  const isUnclear =
    kind === 'network' || kind === 'timeout' || [408, 502, 503, 504].includes(status);
  return isUnclear || (isCreation && status >= 500) ? 'unclear' : 'refused';
}

/**
 * The ending of an operation that was sent. A read that shows it overrules an error response, except that of a creation
 * that was refused: what the read shows was created by someone else.
 *
 * @param read the resource as last read; `undefined` when that failed
 */
export function endingOf(
  operation: Pick<Operation, 'isShownIn' | 'isCreation'>,
  reply: WriteReply,
  read: unknown,
): Ending {
  if (operation.isCreation && reply === 'refused') return 'failed';
  if (read !== undefined && operation.isShownIn(read))
    return reply === 'accepted' ? 'done' : 'done-anyway';
  if (reply === 'accepted') return read === undefined ? 'unverified' : 'unconfirmed';
  return reply === 'unclear' ? 'unknown' : 'failed';
}

/** Whether a request was sent and it is not known yet whether it takes effect. */
export function isUndecided({ ending }: Pick<Outcome, 'ending'>): boolean {
  return ending === 'unconfirmed' || ending === 'unverified' || ending === 'unknown';
}

/** Whether the server refused an operation, so that it can't take effect. After a 5xx it still can. */
export function wasRefused({ ending, error }: Pick<Outcome, 'ending' | 'error'>): boolean {
  return ending === 'failed' && !(error instanceof ApiError && error.status >= 500);
}

/** Whether *Check again* can tell more about an outcome. */
export function canBeChecked(outcome: Pick<Outcome, 'ending'>): boolean {
  return isUndecided(outcome) || outcome.ending === 'not-applied';
}

/** Whether a read showed that an operation took effect. */
export function tookEffect({ ending }: Pick<Outcome, 'ending'>): boolean {
  return ending === 'done' || ending === 'done-anyway';
}

/** The value that an operation sets, when it was requested. */
export function valueBefore({ before, valueIn }: Pick<Operation, 'before' | 'valueIn'>): string {
  return valueIn(before) ?? '';
}

/** The same value as an outcome last read it; `undefined` = not read, or it does not exist. */
export function valueAfter(
  { valueIn }: Pick<Operation, 'valueIn'>,
  { state }: Pick<Outcome, 'state'>,
): string | undefined {
  return state === undefined ? undefined : valueIn(state);
}
