import { useId } from 'react';
import { m } from '../../paraglide/messages.js';
import { useNow } from '../../ui/hooks/use-now.ts';
import { expiryProblem, isoDay, timeZone, type ExpiryChoice } from './expiry-choice.ts';
import styles from './fields.module.css';
import { TextField } from './text-field.tsx';

interface Props {
  value: ExpiryChoice;
  error: string | undefined;
  onChange(value: ExpiryChoice): void;
}

/** When a new key expires: never, after some days, or at a time. */
export function ExpiryField({ value, error, onChange }: Props) {
  const name = useId();
  const now = useNow();
  return (
    <fieldset className={styles.choices}>
      <legend>{m.expires()}</legend>
      {kinds.map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            name={name}
            checked={value.kind === kind}
            onChange={() => onChange({ ...value, kind })}
          />{' '}
          {kindTexts[kind]()}
        </label>
      ))}
      {value.kind === 'days' && (
        <TextField
          label={m.expiry_days_label()}
          inputMode="numeric"
          value={value.days}
          error={error}
          onChange={({ target }) => onChange({ ...value, days: target.value })}
        />
      )}
      {value.kind === 'date' && (
        <TextField
          type="datetime-local"
          label={m.expiry_date_label()}
          hint={m.expiry_date_hint({ zone: timeZone() })}
          min={`${isoDay(now)}T00:00`}
          value={value.date}
          error={error}
          onChange={({ target }) => onChange({ ...value, date: target.value })}
        />
      )}
    </fieldset>
  );
}

/** What a form checks of an expiry, as react-hook-form takes it. */
export const expiryRules = {
  validate(choice: ExpiryChoice): string | true {
    const problem = expiryProblem(choice);
    return problem === null || expiryProblemTexts[problem]();
  },
};

const kinds = ['never', 'days', 'date'] as const;
const kindTexts = { never: m.never_expires, days: m.expiry_after_days, date: m.expiry_on_date };
/** What to say about an expiry that can't be used. */
export const expiryProblemTexts = {
  'no-days': m.expiry_no_days,
  'no-date': m.expiry_no_date,
  'no-time': m.expiry_no_time,
  past: m.expiry_past,
};
