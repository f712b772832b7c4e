import { withoutSecrets } from '../api/app-bodies.ts';
import { isAlready, knownStatus, outcomeOf, type Action } from '../access/status.ts';
import { ApiError } from '../api/api-error.ts';
import type { App } from '../api/schemas.ts';
import type { Difference } from './differences.ts';

/** Which of the three switches: the app itself, a key, or a product in a key (product.md §1). */
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

/** Something a person wants: one switch of one app set one way. */
export interface Change extends Switch {
  /** as it was seen when this was decided */
  app: App;
  action: Action;
  /** when it was decided, in ms */
  at: number;
}

/** Decides on a change, on the ground of what is on the screen now. A change outlives its page; secrets don't. */
export function decide({ organization, app, level }: Switch, action: Action): Change {
  return { organization, app: withoutSecrets(app), level, action, at: Date.now() };
}

/**
 * How a change ended; only of the first three the server has what was wanted.
 * - `done` the server took it, and the app reads so
 * - `done-anyway` the server did not take it, or its answer was lost, and yet the app reads so
 * - `already` read before sending: it was so, and nothing was sent
 * - `conflict` read before sending: somebody else changed the app, and nothing was sent
 * - `not-sent` it could not be read before sending, and nothing was sent
 * - `gone` read before sending: that key or product is not in the app, and nothing was sent
 * - `unconfirmed` the server took it, and for 10 s the app did not read so
 * - `unverified` the server took it, and the app could not be read
 * - `unknown` no clear answer: the server may still apply it, and the app does not read so yet
 * - `not-applied` `unknown` before, and the app did not read so for 5 minutes
 * - `replaced` one of the three before, and a later change of the same switch hides what came of it
 * - `failed` the server refused it
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

/** What came of a change. */
export interface Outcome {
  ending: Ending;
  /** whether a request went out, taken or not */
  sent: boolean;
  /** the app as it was read last, without secrets; `undefined` when that failed */
  app?: App | undefined;
  /** what somebody else changed: before a `conflict`, else at the same time */
  others?: Difference[] | undefined;
  /** what the server or the network said against it */
  error?: unknown;
  /** the server's name for the request, where it gives one */
  requestId?: string | undefined;
  /** when the request was answered or given up, in ms */
  answeredAt?: number | undefined;
  /** when all this was known, in ms */
  at: number;
}

/** What the answer to a write says. After an `unclear` one the server may still apply the write. */
export type Answer = 'accepted' | 'refused' | 'unclear';

/** What an error says about the write that it answers (reference §3.2). */
export function answerOf(error: unknown): Answer {
  if (!(error instanceof ApiError)) return 'refused';
  const { kind, status } = error;
  const isUnclear =
    kind === 'network' || kind === 'timeout' || [408, 502, 503, 504].includes(status);
  return isUnclear ? 'unclear' : 'refused';
}

/**
 * The ending of a change that was sent. What was read decides, not what was answered.
 *
 * @param read the app as it was read last; `undefined` when that failed
 */
export function endingOf(
  { action, level }: Pick<Change, 'action' | 'level'>,
  answer: Answer,
  read: App | undefined,
): Ending {
  const shown = read && statusAt(read, level);
  if (shown !== undefined && isAlready(shown, action))
    return answer === 'accepted' ? 'done' : 'done-anyway';
  if (answer === 'accepted') return read ? 'unconfirmed' : 'unverified';
  return answer === 'unclear' ? 'unknown' : 'failed';
}

/** Whether a change was sent and nobody knows yet whether it takes effect. */
export function isOpen({ ending }: Pick<Outcome, 'ending'>): boolean {
  return ending === 'unconfirmed' || ending === 'unverified' || ending === 'unknown';
}

/** Whether the server refused a change, so that nothing of it can take effect. A 5xx says less. */
export function wasRefused({ ending, error }: Pick<Outcome, 'ending' | 'error'>): boolean {
  return ending === 'failed' && !(error instanceof ApiError && error.status >= 500);
}

/** Whether a person can have the app read again to learn more about an outcome. */
export function canBeChecked(outcome: Pick<Outcome, 'ending'>): boolean {
  return isOpen(outcome) || outcome.ending === 'not-applied';
}

/** Whether a change took effect, as far as anybody can read. */
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

/** What a switch was when its change was decided. */
export function statusBefore({ app, level }: Change): string {
  return statusAt(app, level) ?? '';
}

/** The action that leads back to a status, or `null`: nothing leads back to pending (reference §1.1). */
export function inverseOf(before: string): Action | null {
  const known = knownStatus(before);
  if (known === outcomeOf.approve) return 'approve';
  return known === outcomeOf.revoke ? 'revoke' : null;
}

/** Names a switch, for whatever is kept by switch. It holds the key: it never leaves the memory. */
export function nameOf(target: Switch): string {
  return JSON.stringify(changeKey(target.organization, target.app.appId, target.level));
}

/** `nameOf` as the key of a mutation. */
export function changeKey(organization: string, appId: string, { key, product }: Level) {
  return ['status', organization, appId, key ?? null, product ?? null] as const;
}

/** Whether two switches are the same one. */
export function isSameSwitch(one: Switch, other: Switch): boolean {
  return nameOf(one) === nameOf(other);
}

/** A switch as the API is asked to set it. */
export function wireTarget({ organization, app, level }: Switch) {
  return { organization, owner: app.owner, app: app.name, ...level };
}
