import { isAlready, knownStatus, outcomeOf, type Action } from '../access/status.ts';
import type { App } from '../api/schemas.ts';

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

/** Decides on a change, on the ground of what is on the screen now. */
export function decide(target: Switch, action: Action): Change {
  return { ...target, action, at: Date.now() };
}

/**
 * How a change ended; only the first two may look like a success.
 * - `done` the server took it, and the app reads so
 * - `done-anyway` the server did not take it, or its answer was lost, and yet the app reads so
 * - `already` read before sending: it was so, and nothing was sent
 * - `conflict` read before sending: somebody else changed the app, and nothing was sent
 * - `not-sent` it could not be read before sending, and nothing was sent
 * - `ignored` the server took it, and the app reads as before
 * - `unverified` the server took it, and the app could not be read
 * - `failed` the server did not take it
 */
export type Ending =
  | 'done'
  | 'done-anyway'
  | 'already'
  | 'conflict'
  | 'not-sent'
  | 'ignored'
  | 'unverified'
  | 'failed';

/** What came of a change. */
export interface Outcome {
  ending: Ending;
  /** the app as it was read last; `undefined` when that failed */
  app?: App | undefined;
  /** what the server or the network said against it */
  error?: unknown;
  /** the server's name for the request, where it gives one */
  requestId?: string | undefined;
  /** when all this was known, in ms */
  at: number;
}

/** Puts a change that was sent into its ending. What was read decides, not what was answered. */
export function endingOf(
  { accepted, shown }: { accepted: boolean; shown: string | undefined },
  action: Action,
): Ending {
  if (shown === undefined) return accepted ? 'unverified' : 'failed';
  if (isAlready(shown, action)) return accepted ? 'done' : 'done-anyway';
  return accepted ? 'ignored' : 'failed';
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

/** Names a switch, for whatever is kept by switch: its mutations, its toast, its records. */
export function changeKey(organization: string, appId: string, { key, product }: Level) {
  return ['status', organization, appId, key ?? null, product ?? null] as const;
}

/** Whether two switches are the same one. */
export function isSameSwitch(one: Switch, other: Switch): boolean {
  return (
    one.organization === other.organization &&
    one.app.appId === other.app.appId &&
    one.level.key === other.level.key &&
    one.level.product === other.level.product
  );
}

/** A switch as the API is asked to set it. */
export function wireTarget({ organization, app, level }: Switch) {
  return { organization, owner: app.owner, app: app.name, ...level };
}
