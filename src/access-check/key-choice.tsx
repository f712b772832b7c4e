import { useState } from 'react';
import { isForKeys } from '../access/key-scan/keys-in-text.ts';
import { nameOfKey, plainKeyName } from '../access/key-names.ts';
import type { App, Credential } from '../api/schemas.ts';
import { explain } from '../errors/explain.ts';
import { useAppsNamed } from '../find/use-apps-named.ts';
import { hasSkippedKeys } from '../inventory/row.ts';
import { keyText } from '../operations/app/texts/key-text.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { Combobox } from '../ui/choices/combobox.tsx';
import page from '../ui/page.module.css';
import styles from './access-check.module.css';
import type { ChosenKey, FindKeyState, useFindKey } from './use-find-key.ts';

interface Props {
  organization: string;
  search: ReturnType<typeof useFindKey>;
  /** the chosen app, once it is loaded */
  app: App | undefined;
  /** why the chosen app could not be loaded */
  error: unknown;
  /** the chosen key of the app */
  credential: Credential | null;
  /** the mask of a key that the organization does not have */
  unknownKey: string | null;
  onChoose(key: ChosenKey | { appId: string; keyName: null }): void;
  onName(keyName: string): void;
}

/** Chooses an app by name, owner or a pasted key, and one of its keys. */
export function KeyChoice(props: Props) {
  const { organization, search, app, error, credential, unknownKey, onChoose, onName } = props;
  // `null` = the name of the chosen app is shown
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? app?.displayName ?? '';
  const named = useAppsNamed(organization, typed ?? '');
  const { rows, count } = named.apps;

  function choose(key: ChosenKey | { appId: string; keyName: null }) {
    search.stop();
    setTyped(null);
    onChoose(key);
  }

  // A key does not stay in the field.
  function findKey(pasted: string) {
    setTyped(null);
    search.find(pasted);
  }

  return (
    <>
      <div
        className={styles.fields}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text');
          if (!isForKeys(pasted)) return;
          event.preventDefault();
          findKey(pasted);
        }}
      >
        <Combobox
          label={m.check_app_field()}
          text={text}
          options={rows.map(({ appId, displayName, owner }) => ({
            value: appId,
            label: displayName,
            detail: owner,
          }))}
          status={named.q === typed?.trim() ? m.filter_suggestions({ count }) : ''}
          note={count > rows.length && m.filter_suggestions_more({ count: count - rows.length })}
          onType={setTyped}
          onChoose={(appId) => choose({ appId, keyName: null })}
          onEnter={() => {
            const [first] = rows;
            if (typed === null) return;
            if (isForKeys(typed) || !first) findKey(typed);
            else choose({ appId: first.appId, keyName: null });
          }}
          onFocus={() => {}}
          onBlur={() => {}}
        />
        {app && app.credentials.length > 0 && (
          <KeySelect app={app} credential={credential} onName={onName} />
        )}
      </div>
      <div role="status">
        <Outcome state={search.state} organization={organization} onChoose={choose} />
        {search.state.kind === 'idle' && unknownKey !== null && (
          <p>{m.check_key_unknown({ key: unknownKey, organization })}</p>
        )}
        {app?.credentials.length === 0 && (
          <p>
            {hasSkippedKeys(app) ? m.skipped_in_app({ count: app.skipped.length }) : m.no_keys()}
          </p>
        )}
        {error !== null && <p>{explain(error).what}</p>}
      </div>
    </>
  );
}

function KeySelect({
  app,
  credential,
  onName,
}: Pick<Props, 'credential' | 'onName'> & { app: App }) {
  const nameOf = (key: string) => plainKeyName(nameOfKey(app, key));
  return (
    <label className={styles.field}>
      {m.column_key()}
      <select
        className={styles.text}
        translate="no"
        value={credential ? nameOf(credential.consumerKey) : ''}
        onChange={({ target }) => onName(target.value)}
      >
        {!credential && <option value="">–</option>}
        {app.credentials.map(({ consumerKey }) => (
          <option key={consumerKey} value={nameOf(consumerKey)}>
            {keyText(app, consumerKey)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface OutcomeProps {
  state: FindKeyState;
  organization: string;
  onChoose(key: ChosenKey): void;
}

function Outcome({ state, organization, onChoose }: OutcomeProps) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'no key':
      return <p>{m.check_no_key_in_text()}</p>;
    case 'searching':
      return <p>{m.check_key_searching()}</p>;
    case 'none':
      return (
        <p>
          {state.isSettled
            ? m.check_key_unknown({ key: state.mask, organization })
            : m.check_key_not_found({ key: state.mask })}
        </p>
      );
    case 'failed':
      return <p>{explain(state.error).what}</p>;
    case 'several':
      return (
        <>
          <p>{m.check_key_several()}</p>
          <div className={page.tools}>
            {state.keys.map((key) => (
              <Button key={`${key.appId} ${key.keyName}`} onClick={() => onChoose(key)}>
                <bdi translate="no">{`${key.displayName} · ${key.owner} · ${key.keyName}`}</bdi>
              </Button>
            ))}
          </div>
        </>
      );
  }
}
