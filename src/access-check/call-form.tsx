import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { environmentsQuery } from '../api/deployments/environments.ts';
import { proxiesQuery } from '../api/deployments/proxies.ts';
import { m } from '../paraglide/messages.js';
import { Combobox } from '../ui/choices/combobox.tsx';
import page from '../ui/page.module.css';
import styles from './access-check.module.css';
import type { CallFields } from './call-draft.ts';

interface Props {
  organization: string;
  fields: CallFields;
  onChange(fields: Partial<CallFields>): void;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** At most this many proxies are suggested. */
const maxSuggestions = 20;

/** The fields of a call. Environment and proxy suggest names, and take any if the lists can't be loaded. */
export function CallForm({ organization, fields, onChange }: Props) {
  const environments = useQuery(environmentsQuery(organization)).data?.environments;
  const proxies = useQuery(proxiesQuery(organization)).data;
  const { environment, proxy, method, path } = fields;
  return (
    <div className={styles.fields}>
      <NameField
        label={m.check_environment()}
        name={environment}
        names={environments}
        onChange={(name) => onChange({ environment: name })}
      />
      <NameField
        label={m.check_proxy()}
        name={proxy}
        names={proxies}
        onChange={(name) => onChange({ proxy: name })}
      />
      <Field label={m.check_method()}>
        {(id) => (
          <select
            id={id}
            className={styles.text}
            value={method}
            onChange={({ target }) => onChange({ method: target.value })}
          >
            {[...new Set([...methods, method])].map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label={m.check_path()} hint={m.check_path_hint()}>
        {(id, hint) => (
          <input
            id={id}
            className={styles.text}
            value={path}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={hint}
            onChange={({ target }) => onChange({ path: target.value })}
          />
        )}
      </Field>
    </div>
  );
}

/** What the body of the call asks for, which decides for some kinds of products. */
export function OperationField({
  operation,
  onChange,
}: {
  operation: string;
  onChange: Props['onChange'];
}) {
  return (
    <div className={styles.fields}>
      <Field label={m.check_operation()} hint={m.check_operation_hint()}>
        {(id, hint) => (
          <input
            id={id}
            className={styles.text}
            value={operation}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={hint}
            onChange={({ target }) => onChange({ operation: target.value })}
          />
        )}
      </Field>
    </div>
  );
}

interface FieldProps {
  label: string;
  hint?: string;
  children(id: string, hintId: string | undefined): ReactNode;
}

function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id, hint && `${id}-hint`)}
      {hint && (
        <span id={`${id}-hint`} className={page.small}>
          {hint}
        </span>
      )}
    </div>
  );
}

interface NameProps {
  label: string;
  name: string;
  /** `undefined` = not loaded */
  names: readonly string[] | undefined;
  onChange(name: string): void;
}

function NameField({ label, name, names, onChange }: NameProps) {
  const typed = name.toLowerCase();
  // A complete name suggests all, so that another one can be chosen.
  const found = names?.includes(name)
    ? names
    : names?.filter((one) => one.toLowerCase().includes(typed));
  const shown = (found ?? []).slice(0, maxSuggestions);
  return (
    <Combobox
      label={label}
      text={name}
      options={shown.map((value) => ({ value }))}
      status={found ? m.filter_suggestions({ count: found.length }) : ''}
      note={
        found &&
        found.length > shown.length &&
        m.filter_suggestions_more({ count: found.length - shown.length })
      }
      onType={onChange}
      onChoose={onChange}
      onEnter={() => {}}
      onFocus={() => {}}
      onBlur={() => {}}
    />
  );
}
