import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore, type ReactNode } from 'react';
import { findConnection, type Connection } from '../../connection/connection.ts';
import {
  askToSignIn,
  forgetTokens,
  isSignInPostponed,
  postponeSignIn,
  sessionOf,
  signIn,
  watchSessions,
  type SessionState,
} from '../../connection/session.ts';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import { paths } from '../../paths.ts';
import { useReload } from '../use-reload.ts';
import { lazyPart } from '../../errors/lazy-boundary.tsx';
import { PromptSuspense } from '../../ui/prompt-suspense.tsx';

const SignInDialog = lazyPart(async () => (await import('./sign-in.tsx')).SignInDialog);
const SignInPage = lazyPart(async () => (await import('./sign-in.tsx')).SignInPage);

/** The session of the current organization, and whether the sign-in dialog is open. */
export interface Session {
  /** `undefined` if no connection has the organization in the URL */
  connection: Connection | undefined;
  state: SessionState;
  isDialogOpen: boolean;
}

/** The session of an organization. The sign-in dialog opens once per expiry, and again by *Sign in*. */
export function useSession(organization: string): Session {
  const connection = findConnection(organization);
  const state = useSyncExternalStore(watchSessions, () =>
    connection ? sessionOf(connection) : 'in',
  );
  const isDialogOpen = useSyncExternalStore(
    watchSessions,
    () => state === 'ended' && connection !== undefined && !isSignInPostponed(connection),
  );
  return { connection, state, isDialogOpen };
}

/**
 * Shows a page only with a session. Before the first sign-in, the sign-in page takes its place; when a session
 * expires later, the page stays and a dialog opens over it.
 */
export function SessionGate({ session, children }: { session: Session; children: ReactNode }) {
  const { connection, state, isDialogOpen } = session;
  const signInWith = useSignIn(connection);
  if (connection && state === 'never')
    return (
      <PromptSuspense>
        <SignInPage key={connection.name} connection={connection} onToken={signInWith} />
      </PromptSuspense>
    );
  return (
    <>
      {children}
      {connection && isDialogOpen && (
        <PromptSuspense>
          <SignInDialog
            connection={connection}
            onToken={signInWith}
            onClose={() => postponeSignIn(connection)}
          />
        </PromptSuspense>
      )}
    </>
  );
}

/** Signs out, or in again. Not shown for a same-origin proxy, which manages the session itself. */
export function SessionButton({ session }: { session: Session }) {
  const { connection, state } = session;
  if (!connection || connection.signIn.kind === 'proxy' || state === 'never') return null;
  if (state === 'ended')
    return <Button onClick={() => askToSignIn(connection)}>{m.sign_in()}</Button>;
  return (
    <Button kind="quiet" onClick={signOut}>
      {m.sign_out()}
    </Button>
  );
}

// A full page load drops tokens, lists and revealed keys. The page is emptied first and reloads on Back, because the
// browser may keep it in its back/forward cache.
function signOut() {
  forgetTokens();
  sessionStorage.clear();
  document.body.replaceChildren();
  addEventListener('pageshow', () => location.reload());
  location.assign(paths.start);
}

// Retries failed reads with the new token. Writes are never retried.
function useSignIn(connection: Connection | undefined) {
  const client = useQueryClient();
  const reload = useReload();
  return (token: string) => {
    if (!connection) return;
    const failed = client
      .getQueryCache()
      .findAll({ predicate: ({ state }) => state.status === 'error' });
    for (const query of failed)
      if (query.state.data === undefined)
        client.removeQueries({ queryKey: query.queryKey, exact: true });
    signIn(connection, token);
    void client.invalidateQueries({ predicate: (query) => failed.includes(query) });
    reload();
  };
}
