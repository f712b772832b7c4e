import { useId, useState, type SyntheticEvent } from 'react';
import type { Connection } from '../../connection/connection.ts';
import { tokenIn, type TokenMistake } from '../../connection/pasted-token.ts';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import pageStyles from '../error-page.module.css';
import { googleToken } from './google.ts';
import styles from './sign-in.module.css';

interface Props {
  connection: Connection;
  onToken(token: string): void;
}

/** Asks for a new token in a dialog, so that the state of the page is kept. No write is sent again. */
export function SignInDialog({ onClose, ...form }: Props & { onClose(): void }) {
  return (
    <Dialog title={m.sign_in_again()} close={m.close()} onClose={onClose}>
      <p>{m.sign_in_again_explained({ connection: form.connection.name })}</p>
      <SignInForm {...form} />
    </Dialog>
  );
}

/** The page before the first sign-in to a connection. */
export function SignInPage({ connection, onToken }: Props) {
  return (
    <div className={pageStyles.page}>
      <PageHeading title={m.sign_in()}>{m.sign_in()}</PageHeading>
      <p>{m.sign_in_explained({ connection: connection.name, host: connection.baseUrl })}</p>
      <SignInForm connection={connection} onToken={onToken} />
    </div>
  );
}

/** The ways to sign in that a connection is configured for. */
function SignInForm(props: Props) {
  const google = props.connection.signIn;
  return (
    <div className={styles.ways}>
      {google.kind === 'google' && (
        <WithGoogle clientId={google.clientId} onToken={props.onToken} />
      )}
      <WithToken {...props} />
    </div>
  );
}

function WithGoogle({ clientId, onToken }: { clientId: string; onToken(token: string): void }) {
  const [failure, setFailure] = useState('');
  async function ask() {
    try {
      onToken(await googleToken(clientId));
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  }
  return (
    <div>
      <Button kind="primary" onClick={() => void ask()}>
        {m.sign_in_with_google()}
      </Button>
      {failure && (
        <p role="alert" className={styles.failure}>
          {m.sign_in_failed()} <code translate="no">{failure}</code>
        </p>
      )}
    </div>
  );
}

function WithToken({ connection, onToken }: Props) {
  const id = useId();
  const [mistake, setMistake] = useState<TokenMistake | null>(null);

  // The token is read on submit and never held in state.
  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem('token');
    if (!(field instanceof HTMLInputElement)) return;
    const found = tokenIn(field.value);
    setMistake('mistake' in found ? found.mistake : null);
    if ('token' in found) onToken(found.token);
    else field.focus();
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={id}>{m.access_token()}</label>
      <input
        className={styles.token}
        id={id}
        name="token"
        type="password"
        autoComplete="one-time-code"
        spellCheck={false}
        aria-invalid={mistake !== null || undefined}
        aria-describedby={`${id}-hint`}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {mistake ? mistakeTexts[mistake]() : m.access_token_hint()}{' '}
        {connection.platform === 'x' && <code translate="no">gcloud auth print-access-token</code>}
      </p>
      <Button type="submit" kind="primary">
        {m.sign_in()}
      </Button>
    </form>
  );
}

const mistakeTexts = {
  empty: m.access_token_empty,
  json: m.access_token_json,
  'key-file': m.access_token_key_file,
  command: m.access_token_command,
  characters: m.access_token_characters,
};
