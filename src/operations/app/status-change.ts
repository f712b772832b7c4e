import { withoutSecrets } from '../../api/app-bodies.ts';
import { isAlready, knownStatus, outcomeOf, type Action } from '../../access/status.ts';
import { ApiError } from '../../api/api-error.ts';
import type { App } from '../../api/schemas.ts';
import type { Difference } from './differences.ts';

/** Which of the three statuses: of the app itself (`{}`), a key, or a product in a key. */
export interface Level {
  key?: string | undefined;
  product?: string | undefined;
}

/** A switch and the app it belongs to. */
export interface Switch {
  organization: string;
  app: App;
  level: Level;
}

/** A requested change: set one switch of one app. */
export interface Change extends Switch {
  /** as shown when the change was requested */
  app: App;
  action: Action;
  /** when it was requested, in ms */
  at: number;
}

/** Creates a change of what the screen shows now, without secrets: a change is kept after its page is left. */
export function createChange({ organization, app, level }: Switch, action: Action): Change {
  return { organization, app: withoutSecrets(app), level, action, at: Date.now() };
}

/**
 * How a change ended. Only after the first three does the switch have the requested status.
 * - `done` accepted, and a read shows it
 * - `done-anyway` error or no response, but a read shows it
 * - `already` had this status; nothing sent
 * - `conflict` someone else changed the app first; nothing sent
 * - `not-sent` the read before failed; nothing sent
 * - `gone` key or product missing, before sending or at the end of the 5 minutes
 * - `unconfirmed` accepted, not shown within 10 s
 * - `unverified` accepted, app could not be read
 * - `unknown` no clear response; may still be applied
 * - `not-applied` still not shown after 5 minutes
 * - `replaced` undecided until a later change of this status
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

/** The outcome of a change. */
export interface Outcome {
  ending: Ending;
  /** whether a request was sent, accepted or not */
  sent: boolean;
  /** the app as last read, without secrets; `undefined` when that read failed */
  app?: App | undefined;
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

/** What the error of a write says about it (docs/apigee-api.md, "Writes"). */
export function replyOf(error: unknown): WriteReply {
  if (!(error instanceof ApiError)) return 'refused';
  const { kind, status } = error;
  const isUnclear =
    kind === 'network' || kind === 'timeout' || [408, 502, 503, 504].includes(status);
  return isUnclear ? 'unclear' : 'refused';
}

/**
 * The ending of a change that was sent. A read that shows the change overrules an error response.
 *
 * @param read the app as last read; `undefined` when that failed
 */
export function endingOf(
  { action, level }: Pick<Change, 'action' | 'level'>,
  reply: WriteReply,
  read: App | undefined,
): Ending {
  const shown = read && statusAt(read, level);
  if (shown !== undefined && isAlready(shown, action))
    return reply === 'accepted' ? 'done' : 'done-anyway';
  if (reply === 'accepted') return read ? 'unconfirmed' : 'unverified';
  return reply === 'unclear' ? 'unknown' : 'failed';
}

/** Whether a change was sent and it is not known yet whether it takes effect. */
export function isUndecided({ ending }: Pick<Outcome, 'ending'>): boolean {
  return ending === 'unconfirmed' || ending === 'unverified' || ending === 'unknown';
}

/** Whether the server refused a change, so that it can't take effect. After a 5xx it still can. */
export function wasRefused({ ending, error }: Pick<Outcome, 'ending' | 'error'>): boolean {
  return ending === 'failed' && !(error instanceof ApiError && error.status >= 500);
}

/** Whether *Check again* can tell more about an outcome. */
export function canBeChecked(outcome: Pick<Outcome, 'ending'>): boolean {
  return isUndecided(outcome) || outcome.ending === 'not-applied';
}

/** Whether a read showed that a change took effect. */
export function tookEffect({ ending }: Pick<Outcome, 'ending'>): boolean {
  return ending === 'done' || ending === 'done-anyway';
}

/** The status of a switch in an app; `undefined` when the app no longer has that key or product. */
export function statusAt(app: App, { key, product }: Level): string | undefined {
  if (key === undefined) return app.status;
  const credential = app.credentials.find((found) => found.consumerKey === key);
  if (product === undefined) return credential?.status;
  return credential?.products.find((found) => found.name === product)?.status;
}

/** Every switch of an app: itself, then each key with its products. */
export function levelsOf(app: App): Level[] {
  return [
    {},
    ...app.credentials.flatMap(({ consumerKey: key, products }) => [
      { key },
      ...products.map(({ name: product }) => ({ key, product })),
    ]),
  ];
}

/** The status of a switch when its change was requested. */
export function statusBefore({ app, level }: Change): string {
  return statusAt(app, level) ?? '';
}

/** The action that restores a status; `null` for pending, which no action can set. */
export function inverseOf(before: string): Action | null {
  const known = knownStatus(before);
  if (known === outcomeOf.approve) return 'approve';
  return known === outcomeOf.revoke ? 'revoke' : null;
}

/** Identifies a switch, for maps. Holds the consumer key: never show, store or send it. */
export function switchId(target: Switch): string {
  return JSON.stringify(changeKey(target.organization, target.app.appId, target.level));
}

/** `switchId` as a mutation key. */
export function changeKey(organization: string, appId: string, { key, product }: Level) {
  return ['status', organization, appId, key ?? null, product ?? null] as const;
}

/** Whether two switches are the same one. */
export function isSameSwitch(one: Switch, other: Switch): boolean {
  return switchId(one) === switchId(other);
}

/** A switch as `setStatus` and `curlOf` take it. */
export function wireTarget({ organization, app, level }: Switch) {
  return { organization, owner: app.owner, app: app.name, ...level };
}
