import { askToSignIn } from '../connection/session.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { endedSessionOf } from './ended-session.ts';

interface Props {
  error: unknown;
  kind?: 'plain' | 'primary';
  isBusy: boolean;
  onTryAgain(): void;
}

/** *Sign in again* where an error ended the session, since nothing can be loaded before; otherwise *Try again*. */
export function RecoverButton({ error, kind = 'plain', isBusy, onTryAgain }: Props) {
  const connection = endedSessionOf(error);
  return connection ? (
    <Button kind={kind} onClick={() => askToSignIn(connection)}>
      {m.sign_in_again()}
    </Button>
  ) : (
    <Button kind={kind} aria-busy={isBusy} onClick={onTryAgain}>
      {m.try_again()}
    </Button>
  );
}
