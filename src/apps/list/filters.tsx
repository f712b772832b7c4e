import { X } from 'lucide-react';
import { useEffect, useId, useRef, type SyntheticEvent } from 'react';
import { isForKeys } from '../../access/key-scan/keys-in-text.ts';
import { dialectOf } from '../../api/platform.ts';
import { openFindDialog } from '../../find/find-dialog-store.ts';
import {
  appConditions,
  clearedView,
  fields,
  type AppCondition,
  type Field,
  type View,
} from '../../inventory/view.ts';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import styles from './filters.module.css';

interface Props {
  organization: string;
  view: View;
  /** whether the form is open; the tokens are always shown */
  open: boolean;
  onChange(view: View): void;
}

/** The filters other than status: a form to set them, and a token for each one that is set. */
export function Filters({ organization, view, open, onChange }: Props) {
  const tokens = tokensOf(view);
  // Keyed by the tokens alone, so that form input survives a change of search, status or order.
  const key = tokens.map(({ name }) => name).join();
  const { box, setFocusTarget } = useFocusAfterRemount(key);

  function change(next: View, focusTarget: FocusTarget) {
    setFocusTarget(focusTarget);
    onChange(next);
  }

  return (
    <div ref={box} className={styles.filters}>
      {open && (
        <Form
          key={key}
          organization={organization}
          view={view}
          onChange={(next) => change(next, '[type=submit]')}
        />
      )}
      {tokens.length > 0 && (
        <ul className={styles.tokens} aria-label={m.filters()}>
          {tokens.map(({ name, without }) => (
            <li key={name}>
              <button
                type="button"
                className={styles.token}
                aria-label={m.filter_remove({ filter: name })}
                onClick={() => change(without, 'ul button')}
              >
                <bdi>{name}</bdi>
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
          <li>
            <Button kind="quiet" onClick={() => change(clearedView(view), 'ul button')}>
              {m.clear_filters()}
            </Button>
          </li>
        </ul>
      )}
    </div>
  );
}

type FocusTarget = '[type=submit]' | 'ul button';

// Form and tokens remount when the filters change, which would lose the focus.
function useFocusAfterRemount(key: string) {
  const box = useRef<HTMLDivElement>(null);
  const target = useRef<FocusTarget>(undefined);
  useEffect(() => {
    if (!target.current) return;
    const next = box.current?.querySelector<HTMLElement>(target.current);
    (next ?? document.querySelector<HTMLElement>('h1'))?.focus();
    target.current = undefined;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- after the remount, not before
  }, [key]);
  const setFocusTarget = (next: FocusTarget) => {
    target.current = next;
  };
  return { box, setFocusTarget };
}

function tokensOf(view: View) {
  return [
    ...fields
      .filter((field) => view[field] !== '')
      .map((field) => ({
        name: `${fieldNames[field]()}: ${valueName(field, view[field])}`,
        without: { ...view, [field]: '' },
      })),
    ...view.has.map((condition) => ({
      name: conditionNames[condition](),
      without: { ...view, has: view.has.filter((other) => other !== condition) },
    })),
  ];
}

function Form({ organization, view, onChange }: Omit<Props, 'open'>) {
  const hint = useId();
  const kinds = [
    'developer',
    dialectOf(organization).groups === 'companies' ? 'company' : 'appgroup',
  ];

  function apply(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (field: Field) => {
      const value = form.get(field);
      return typeof value === 'string' ? value.trim() : '';
    };
    // A key in the wrong field is searched for, and never enters the URL.
    const key = (['owner', 'product', 'name'] as const).map(text).find(isForKeys);
    if (key !== undefined) {
      openFindDialog(organization, key);
      return;
    }
    onChange({
      ...view,
      owner: text('owner'),
      product: text('product'),
      name: text('name'),
      kind: text('kind'),
      has: appConditions.filter((condition) => form.has(condition)),
    });
  }

  return (
    <form className={styles.form} aria-label={m.filters()} onSubmit={apply}>
      {(['owner', 'product', 'name'] as const).map((field) => (
        <label key={field} className={styles.field}>
          {fieldNames[field]()}
          <input
            name={field}
            defaultValue={view[field]}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={hint}
          />
        </label>
      ))}
      <label className={styles.field}>
        {fieldNames.kind()}
        <select name="kind" defaultValue={view.kind}>
          <option value="">{m.filter_kind_any()}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {valueName('kind', kind)}
            </option>
          ))}
        </select>
      </label>
      <p id={hint} className={styles.hint}>
        {m.filter_whole_words()}
      </p>
      <fieldset className={styles.conditions}>
        <legend>{m.filter_has()}</legend>
        {appConditions.map((condition) => (
          <label key={condition}>
            <input type="checkbox" name={condition} defaultChecked={view.has.includes(condition)} />{' '}
            {conditionNames[condition]()}
          </label>
        ))}
      </fieldset>
      <Button type="submit" kind="primary">
        {m.filter_apply()}
      </Button>
    </form>
  );
}

const fieldNames: Record<Field, () => string> = {
  owner: m.filter_owner,
  product: m.filter_product,
  name: m.filter_name,
  kind: m.filter_kind,
};

const conditionNames: Record<AppCondition, () => string> = {
  pending: m.filter_pending,
  'expires-soon': m.filter_expires_soon,
  'no-usable-key': m.filter_no_usable_key,
};

function valueName(field: Field, value: string): string {
  if (field !== 'kind') return value;
  const kinds: Record<string, () => string> = {
    developer: m.filter_kind_developer,
    appgroup: m.filter_kind_appgroup,
    company: m.filter_kind_company,
  };
  return kinds[value]?.() ?? value;
}
