import { m } from '../../../paraglide/messages.js';
import { useNow } from '../../../ui/hooks/use-now.ts';
import { expiryProblem, isoDay, timeZone, type ExpiryChoice } from './expiry-choice.ts';
import { Choice } from '../../../ui/form/choice.tsx';
import { TextField } from '../../../ui/form/text-field.tsx';

interface Props {
  value: ExpiryChoice;
  error: string | undefined;
  onChange(value: ExpiryChoice): void;
}

/** When a new key expires: never, after some days, or at a time. */
export function ExpiryField({ value, error, onChange }: Props) {
  const now = useNow();
  return (
    <Choice
      label={m.expires()}
      value={value.kind}
      options={[
        { value: 'never', label: m.never_expires() },
        {
          value: 'days',
          label: m.expiry_after_days(),
          content: (
            <TextField
              label={m.expiry_days_label()}
              inputMode="numeric"
              value={value.days}
              error={error}
              onChange={({ target }) => onChange({ ...value, days: target.value })}
            />
          ),
        },
        {
          value: 'date',
          label: m.expiry_on_date(),
          content: (
            <TextField
              type="datetime-local"
              label={m.expiry_date_label()}
              hint={m.expiry_date_hint({ zone: timeZone() })}
              min={`${isoDay(now)}T00:00`}
              value={value.date}
              error={error}
              onChange={({ target }) => onChange({ ...value, date: target.value })}
            />
          ),
        },
      ]}
      onChange={(kind) => onChange({ ...value, kind })}
    />
  );
}

/** What a form checks of an expiry, as react-hook-form takes it. */
export const expiryRules = {
  validate(choice: ExpiryChoice): string | true {
    const problem = expiryProblem(choice);
    return problem === null || expiryProblemTexts[problem]();
  },
};

/** What to say about an expiry that can't be used. */
export const expiryProblemTexts = {
  'no-days': m.expiry_no_days,
  'no-date': m.expiry_no_date,
  'no-time': m.expiry_no_time,
  past: m.expiry_past,
};
