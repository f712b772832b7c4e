import type { Connection } from './connection.ts';

/**
 * Access tokens, by the name of their connection. They live in this variable and nowhere else: closing or
 * reloading the tab forgets them.
 */
const tokens = new Map<string, string>();
const everSignedIn = new Set<string>();
const refused = new Map<string, ReadonlySet<string>>();
const listeners = new Set<() => void>();

/** Where a person stands with a connection: `never` signed in, `in`, or `ended` after having been in. */
export type SessionState = 'never' | 'in' | 'ended';

/** A same-origin proxy adds the credentials itself; every other connection needs a token. */
export function sessionOf(connection: Connection): SessionState {
  if (connection.signIn.kind === 'proxy' || tokens.has(connection.name)) return 'in';
  return everSignedIn.has(connection.name) ? 'ended' : 'never';
}

/** The token to send, or `undefined`: a proxy needs none, and a session can have ended. */
export function tokenFor(connection: Connection): string | undefined {
  return tokens.get(connection.name);
}

/** Takes a token; what an earlier one was not allowed to do is forgotten. */
export function signIn(connection: Connection, token: string): void {
  tokens.set(connection.name, token);
  everSignedIn.add(connection.name);
  refused.clear();
  notify();
}

/** Forgets a token that the server refused, unless another one has taken its place meanwhile. */
export function endSession(connection: Connection, token: string | undefined): void {
  if (token === undefined || tokens.get(connection.name) !== token) return;
  tokens.delete(connection.name);
  notify();
}

/** Forgets every token, without a word: what is on the page goes with it (`SessionButton`). */
export function forgetTokens(): void {
  tokens.clear();
  everSignedIn.clear();
}

/** Remembers that the server refused a permission, so that the controls that need it can say so. */
export function refuse(organization: string, permission: string): void {
  refused.set(organization, new Set([...refusedIn(organization), permission]));
  notify();
}

/** Forgets every refusal, because the server may think differently now. */
export function forgetRefusals(): void {
  refused.clear();
  notify();
}

const none: ReadonlySet<string> = new Set();

/** The permissions that the server has refused in this organization since the last sign-in. */
export function refusedIn(organization: string): ReadonlySet<string> {
  return refused.get(organization) ?? none;
}

/** Tells about every change of the above; returns the way to stop. */
export function watchSessions(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function notify(): void {
  for (const listener of listeners) listener();
}
