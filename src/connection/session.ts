import { createStore } from '../store.ts';
import type { Connection } from './connection.ts';

/**
 * Access tokens by connection name; `undefined` after a session has ended. Stored only in this variable: closing or
 * reloading the tab drops them.
 */
const tokens = new Map<string, string | undefined>();
/** The names of the connections whose sign-in dialog was closed after the session ended. */
const postponed = new Set<string>();
const refused = new Map<string, ReadonlySet<string>>();
/** Counts the changes of sessions and refusals. */
const changes = createStore(0);

/** The state of a session: `never` signed in, signed `in`, or `ended` after that. */
export type SessionState = 'never' | 'in' | 'ended';

/** The session with a connection. A same-origin proxy adds the credentials, so its session is always `in`. */
export function sessionOf(connection: Connection): SessionState {
  if (connection.signIn.kind === 'proxy' || tokenFor(connection) !== undefined) return 'in';
  return tokens.has(connection.name) ? 'ended' : 'never';
}

/** The token to send; `undefined` with a proxy, or without a session. */
export function tokenFor(connection: Connection): string | undefined {
  return tokens.get(connection.name);
}

/** Stores a token and clears the refused permissions of the one before. */
export function signIn(connection: Connection, token: string): void {
  tokens.set(connection.name, token);
  postponed.delete(connection.name);
  refused.clear();
  notify();
}

/** Drops a token that the server refused, unless a new one has replaced it. */
export function endSession(connection: Connection, token: string | undefined): void {
  if (token === undefined || tokenFor(connection) !== token) return;
  tokens.set(connection.name, undefined);
  notify();
}

/** Whether the sign-in dialog stays closed although the session has ended. */
export function isSignInPostponed(connection: Connection): boolean {
  return postponed.has(connection.name);
}

/** Closes the sign-in dialog of an ended session until somebody asks for it. */
export function postponeSignIn(connection: Connection): void {
  postponed.add(connection.name);
  notify();
}

/** Opens the sign-in dialog of an ended session. */
export function askToSignIn(connection: Connection): void {
  postponed.delete(connection.name);
  notify();
}

/** Drops all tokens without notifying listeners: the page is about to be reloaded (`SessionButton`). */
export function forgetTokens(): void {
  tokens.clear();
}

/** Stores that the server refused a permission, so that controls that need it become read-only. */
export function refuse(organization: string, permission: string): void {
  refused.set(organization, new Set([...refusedIn(organization), permission]));
  notify();
}

/** Clears all refused permissions. */
export function forgetRefusals(): void {
  refused.clear();
  notify();
}

const none: ReadonlySet<string> = new Set();

/** The permissions that the server has refused in this organization since the last sign-in. */
export function refusedIn(organization: string): ReadonlySet<string> {
  return refused.get(organization) ?? none;
}

/** Calls `listener` after every change of sessions and refusals; returns a function that unsubscribes. */
export const watchSessions = changes.subscribe;

function notify(): void {
  changes.set(changes.get() + 1);
}
