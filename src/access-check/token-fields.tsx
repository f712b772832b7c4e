import { m } from '../paraglide/messages.js';
import { Segments } from '../ui/choices/segments.tsx';
import { TextField } from '../ui/form/text-field.tsx';
import page from '../ui/page.module.css';
import styles from './access-check.module.css';
import type { CallFields } from './call-draft.ts';

interface Props {
  fields: CallFields;
  /** the scopes of the key, which its tokens have at most */
  keyScopes: readonly string[];
  onChange(fields: Partial<CallFields>): void;
}

/** Whether the call carries the key itself or a token that was made with it, and the scopes of the token. */
export function TokenFields({ fields, keyScopes, onChange }: Props) {
  const { credential, scopes, requiredScopes } = fields;
  return (
    <>
      <div className={page.tools}>
        <Segments
          label={m.check_credential()}
          value={credential}
          options={[
            { value: 'api-key', label: m.check_api_key() },
            { value: 'token', label: m.access_token() },
          ]}
          onChange={(kind) => onChange({ credential: kind })}
        />
      </div>
      {credential === 'token' && (
        <div className={styles.fields}>
          <TextField
            label={m.check_token_scopes()}
            hint={m.check_token_scopes_hint()}
            value={scopes ?? keyScopes.join(' ')}
            onChange={({ target }) => onChange({ scopes: target.value })}
          />
          <TextField
            label={m.check_required_scopes()}
            hint={m.check_required_scopes_hint()}
            value={requiredScopes}
            onChange={({ target }) => onChange({ requiredScopes: target.value })}
          />
        </div>
      )}
    </>
  );
}
