import { getLocale } from './current-language.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

// Cached, because creating a format is slow.
function dateFormat(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${getLocale()} ${name}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(getLocale(), options);
  formats.set(key, format);
  return format;
}

/** A date, such as *11 Nov 2014*, in the local time zone. `ms` since the epoch. */
export function formatDay(ms: number): string {
  return dateFormat('day', { dateStyle: 'medium' }).format(ms);
}

/** A day in UTC, such as *11 Nov 2014*: what statistics count by. `ms` since the epoch. */
export function formatUtcDay(ms: number): string {
  return dateFormat('utc-day', { dateStyle: 'medium', timeZone: 'UTC' }).format(ms);
}

/** Date and time in the local time zone. `ms` since the epoch. */
export function formatDateTime(ms: number): string {
  return dateFormat('date-time', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(ms);
}

/** The time of day to the second, such as *14:03:20*, in the local time zone. `ms` since the epoch. */
export function formatTime(ms: number): string {
  const digits = '2-digit';
  return dateFormat('time', {
    hour: digits,
    minute: digits,
    second: digits,
    hourCycle: 'h23',
  }).format(ms);
}

/** The time of day, such as *14:03*, in the local time zone. `ms` since the epoch. */
export function formatMinute(ms: number): string {
  return dateFormat('minute', { timeStyle: 'short', hourCycle: 'h23' }).format(ms);
}

/** Date and time in UTC, in the format of logs. `ms` since the epoch. */
export function formatUtc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** *in 5 days*, *12 days ago*. Both in ms since the epoch. */
export function formatRelativeDay(ms: number, now: number): string {
  const days = Math.round((ms - now) / 86_400_000);
  const language = getLocale();
  const format =
    relativeDays.get(language) ?? new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  relativeDays.set(language, format);
  return format.format(days, 'day');
}

const relativeDays = new Map<string, Intl.RelativeTimeFormat>();

const numbers = new Map<string, Intl.NumberFormat>();

/** *12,000*. */
export function formatNumber(value: number): string {
  const language = getLocale();
  const format = numbers.get(language) ?? new Intl.NumberFormat(language);
  numbers.set(language, format);
  return format.format(value);
}

/** *0.8 s*, *12.4 s*. Takes ms. */
export function formatDuration(ms: number): string {
  const format = new Intl.NumberFormat(getLocale(), {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  });
  return format.format(ms / 1000);
}

/** *a, b and c*. */
export function formatList(items: readonly string[]): string {
  const language = getLocale();
  const format = lists.get(language) ?? new Intl.ListFormat(language, { type: 'conjunction' });
  lists.set(language, format);
  return format.format(items);
}

const lists = new Map<string, Intl.ListFormat>();
