import { useId, type Ref } from 'react';
import { isActive } from '../../access/status.ts';
import type { OwnerRecord } from '../../api/schemas.ts';
import { ownerKindText } from '../../credentials/owner-kinds.ts';
import { createPartTest } from '../../inventory/match.ts';
import { m } from '../../paraglide/messages.js';
import { Combobox, type ComboboxOption } from '../../ui/choices/combobox.tsx';
import { Choice } from '../../ui/form/choice.tsx';
import { describedBy, FieldNotes } from '../../ui/form/field.tsx';
import { ownerKindsOf, pathName, useOwners, type OwnerKind } from './owners.ts';
import styles from './create-app.module.css';

interface Props {
  organization: string;
  kind: OwnerKind;
  /** as typed or chosen */
  value: string;
  error: string | undefined;
  onKind(kind: OwnerKind): void;
  onChange(value: string): void;
  onBlur(): void;
  ref: Ref<HTMLInputElement>;
}

/** How many owners are suggested at once; the others are found by typing. */
const maxListed = 50;

/** The owner of a new app: its kind, and one of the listed owners or a typed one. */
export function OwnerField(props: Props) {
  const { organization, kind, value, error, onKind, onChange, onBlur, ref } = props;
  const id = useId();
  const { data, isError } = useOwners(organization, kind);
  const owners = data?.rows;
  const isPart = createPartTest(value.trim());
  const found = (owners ?? []).filter((owner) =>
    isPart(`${pathName(owner)} ${owner.label} ${owner.fullName}`),
  );
  const chosen = owners?.find((owner) => pathName(owner) === value);
  const isInactive = chosen?.status !== undefined && !isActive(chosen.status);
  const hint = isInactive ? m.owner_inactive_hint() : isError ? m.owner_list_failed() : undefined;
  return (
    <div className={styles.owner}>
      <Choice
        label={m.filter_kind()}
        inLine
        value={kind}
        options={ownerKindsOf(organization).map((one) => ({
          value: one,
          label: ownerKindText[one](),
        }))}
        onChange={onKind}
      />
      <div>
        <Combobox
          ref={ref}
          label={m.column_owner()}
          text={value}
          options={found.slice(0, maxListed).map(optionOf)}
          status={owners ? m.filter_suggestions({ count: found.length }) : ''}
          note={
            found.length > maxListed &&
            m.filter_suggestions_more({ count: found.length - maxListed })
          }
          describedBy={describedBy(id, { hint, error })}
          invalid={error !== undefined}
          onType={onChange}
          onChoose={onChange}
          onEnter={() => {}}
          onFocus={() => {}}
          onBlur={onBlur}
        />
        <FieldNotes id={id} hint={hint} error={error} />
      </div>
    </div>
  );
}

function optionOf(owner: OwnerRecord): ComboboxOption {
  const value = pathName(owner);
  const detail = owner.kind === 'developer' ? owner.fullName : owner.label;
  return { value, ...(detail !== '' && detail !== value && { detail }) };
}
