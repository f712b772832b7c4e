import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { environmentsQuery } from '../api/deployments/environments.ts';
import { deployedProxiesQuery, proxiesQuery } from '../api/deployments/proxies.ts';
import { m } from '../paraglide/messages.js';
import { Combobox } from '../ui/choices/combobox.tsx';
import { LabeledField } from '../ui/form/field.tsx';
import { TextField } from '../ui/form/text-field.tsx';
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

/**
 * The fields of a call. Environment and proxy suggest names, and take any. Proxies are those that are deployed in the
 * environment, or all where that list is empty or can't be loaded.
 */
export function CallForm({ organization, fields, onChange }: Props) {
  const { environment, proxy, method, path } = fields;
  const environments = useQuery(environmentsQuery(organization)).data?.environments;
  const deployed = useQuery({
    ...deployedProxiesQuery(organization, environment),
    enabled: environments?.includes(environment) === true,
  }).data;
  const all = useQuery(proxiesQuery(organization)).data;
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
        names={deployed?.length ? deployed : all}
        onChange={(name) => onChange({ proxy: name })}
      />
      <LabeledField label={m.check_method()}>
        {(control) => (
          <select
            className={styles.text}
            value={method}
            onChange={({ target }) => onChange({ method: target.value })}
            {...control}
          >
            {[...new Set([...methods, method])].map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        )}
      </LabeledField>
      <TextField
        label={m.check_path()}
        hint={m.check_path_hint()}
        value={path}
        onChange={({ target }) => onChange({ path: target.value })}
      />
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
      <TextField
        label={m.check_operation()}
        hint={m.check_operation_hint()}
        value={operation}
        onChange={({ target }) => onChange({ operation: target.value })}
      />
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

// A part of a name is no name: it is taken when the field is left, or once it is complete.
function NameField({ label, name, names, onChange }: NameProps) {
  const [part, setPart] = useState<string>();
  const text = part ?? name;
  const typed = text.toLowerCase();
  // A complete name suggests all, so that another one can be chosen.
  const found = names?.includes(text)
    ? names
    : names?.filter((one) => one.toLowerCase().includes(typed));
  const shown = (found ?? []).slice(0, maxSuggestions);
  return (
    <Combobox
      label={label}
      text={text}
      options={shown.map((value) => ({ value }))}
      status={found ? m.filter_suggestions({ count: found.length }) : ''}
      note={
        found &&
        found.length > shown.length &&
        m.filter_suggestions_more({ count: found.length - shown.length })
      }
      onType={type}
      onChoose={take}
      onEnter={takePart}
      onFocus={() => {}}
      onBlur={takePart}
    />
  );

  function type(value: string) {
    if (!names || names.includes(value)) return take(value);
    setPart(value);
    return onChange('');
  }

  function take(value: string) {
    setPart(undefined);
    onChange(value);
  }

  function takePart() {
    if (part !== undefined) take(part);
  }
}
