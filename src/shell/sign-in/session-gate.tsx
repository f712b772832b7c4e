import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState, useSyncExternalStore, type ReactNode } from 'react';
import { connectionTo, type Connection } from '../../connection/connection.ts';
import {
  forgetTokens,
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

const SignInDialog = lazyPart(async () => (await import('./sign-in.tsx')).SignInDialog);
const SignInPage = lazyPart(async () => (await import('./sign-in.tsx')).SignInPage);

/** The session of the organization on the page, and whether its end is being asked about. */
export interface Session {
  /** `null` where the address names an organization that nobody offers */
  connection: Connection | null;
  state: SessionState;
  asking: boolean;
  ask(asking: boolean): void;
}

/** Follows the session of an organization. Each end is asked about once; the top bar can ask again. */
export function useSession(organization: string): Session {
  const connection = connectionOrNull(organization);
  const state = useSyncExternalStore(watchSessions, () =>
    connection ? sessionOf(connection) : 'in',
  );
  const [asking, ask] = useState(true);
  if (state === 'in' && !asking) ask(true);
  return { connection, state, asking, ask };
}

function connectionOrNull(organization: string): Connection | null {
  try {
    return connectionTo(organization);
  } catch {
    return null;
  }
}

/**
 * Lets a page through once its connection has a session. Before the first sign-in there is nothing to show;
 * when a session ends later, the page stays as it is and a dialog asks over it.
 */
export function SessionGate({ session, children }: { session: Session; children: ReactNode }) {
  const { connection, state, asking, ask } = session;
  const takeToken = useToken(connection);
  if (connection && state === 'never')
    return (
      <Suspense fallback={null}>
        <SignInPage key={connection.name} connection={connection} onToken={takeToken} />
      </Suspense>
    );
  return (
    <>
      {children}
      {connection && state === 'ended' && asking && (
        <Suspense fallback={null}>
          <SignInDialog connection={connection} onToken={takeToken} onClose={() => ask(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Signs out, or back in. A same-origin proxy keeps the session itself, so there is nothing to offer. */
export function SessionButton({ session }: { session: Session }) {
  const { connection, state, ask } = session;
  if (!connection || connection.signIn.kind === 'proxy' || state === 'never') return null;
  if (state === 'ended') return <Button onClick={() => ask(true)}>{m.sign_in()}</Button>;
  return (
    <Button kind="quiet" onClick={leave}>
      {m.sign_out()}
    </Button>
  );
}

// A page that is loaded anew remembers nothing: no token, no list, no revealed key. A browser may keep the one
// that is left, for its Back button: nothing is on it any more, and it is loaded anew too.
function leave() {
  forgetTokens();
  document.body.replaceChildren();
  addEventListener('pageshow', () => location.reload());
  location.assign(paths.start);
}

// What could not be read without a session is read with the new one; a write is never sent by itself.
function useToken(connection: Connection | null) {
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
