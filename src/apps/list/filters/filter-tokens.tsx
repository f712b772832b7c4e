import { X } from 'lucide-react';
import type { MouseEvent, RefObject } from 'react';
import { fields, nameFields, type ViewFilters } from '../../../inventory/view.ts';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../ui/button.tsx';
import { useFocusHandover } from '../../../ui/hooks/use-focus-handover.ts';
import { conditionNames, fieldNames, ownerTypeName } from './filter-names.ts';
import styles from '../../../listing/filters.module.css';

interface Props {
  filters: ViewFilters;
  /** gets the focus when no token is left */
  opener: RefObject<HTMLElement | null>;
  onChange(filters: ViewFilters): void;
  /** clears the search text and status too */
  onClear(): void;
}

/** A button for each filter that is set. It names the filter and removes it. */
export function FilterTokens({ filters, opener, onChange, onClear }: Props) {
  const tokens = tokensOf(filters);
  if (tokens.length === 0) return null;
  return (
    <ul className={styles.tokens} aria-label={m.filters()}>
      {tokens.map(({ id, name, without }) => (
        <li key={id}>
          <Token
            name={name}
            opener={opener}
            onRemove={(event) => {
              (neighborOf(event.currentTarget) ?? opener.current)?.focus();
              onChange({ ...filters, ...without });
            }}
          />
        </li>
      ))}
      <li>
        <Button
          kind="quiet"
          onClick={() => {
            opener.current?.focus();
            onClear();
          }}
        >
          {m.clear_filters()}
        </Button>
      </li>
    </ul>
  );
}

interface TokenProps extends Pick<Props, 'opener'> {
  name: string;
  onRemove(event: MouseEvent<HTMLButtonElement>): void;
}

function Token({ name, opener, onRemove }: TokenProps) {
  // Back removes tokens too.
  const token = useFocusHandover<HTMLButtonElement>(opener);
  return (
    <button
      ref={token}
      type="button"
      className={styles.token}
      aria-label={m.filter_remove({ filter: name })}
      onClick={onRemove}
    >
      <bdi>{name}</bdi>
      <X size={12} aria-hidden />
    </button>
  );
}

// The next token, or the previous one.
function neighborOf(token: Element): HTMLElement | null {
  const item = token.closest('li');
  const around = [item?.nextElementSibling, item?.previousElementSibling];
  const tokens = around.map((other) => other?.querySelector<HTMLElement>(`.${styles.token}`));
  return tokens.find(Boolean) ?? null;
}

function tokensOf(filters: ViewFilters) {
  return [
    ...fields.map((field) => ({
      id: field,
      name: m.filter_token({
        filter: fieldNames[field](),
        value: field === 'kind' ? ownerTypeName(filters.kind) : filters[field],
      }),
      isSet: filters[field] !== '',
      without: { [field]: '' },
    })),
    ...nameFields.map((field) => ({
      id: `${field}-part`,
      name: m.filter_token_part({ filter: fieldNames[field](), value: filters[`${field}-part`] }),
      isSet: filters[`${field}-part`] !== '',
      without: { [`${field}-part`]: '' },
    })),
    ...filters.has.map((condition) => ({
      id: condition,
      name: conditionNames[condition](),
      isSet: true,
      without: { has: filters.has.filter((other) => other !== condition) },
    })),
  ].filter(({ isSet }) => isSet);
}
