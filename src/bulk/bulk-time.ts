import { getLocale } from '../messages/current-language.ts';

/** *45 sec*, *3 min*: no more exact than anybody can know. `ms` of length. */
export function roughly(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  const [value, unit] = seconds < 100 ? [seconds, 'second'] : [Math.round(seconds / 60), 'minute'];
  return new Intl.NumberFormat(getLocale(), { style: 'unit', unit, unitDisplay: 'short' }).format(
    value,
  );
}
