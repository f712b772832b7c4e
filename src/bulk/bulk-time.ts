import { getLocale } from '../messages/current-language.ts';

/** *45 seconds*, *3 minutes*: rounded, because the duration is an estimate. */
export function formatApproxDuration(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  const [value, unit] = seconds < 100 ? [seconds, 'second'] : [Math.round(seconds / 60), 'minute'];
  return new Intl.NumberFormat(getLocale(), { style: 'unit', unit, unitDisplay: 'long' }).format(
    value,
  );
}
