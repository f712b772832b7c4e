import { getLocale } from './current-language.ts';

/** *12 minutes*, *3 hours*, *2 days*: a time span in the most readable unit. Takes ms. */
export function formatTimeSpan(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 120) return inUnit(Math.round(minutes), 'minute', 'long');
  const hours = minutes / 60;
  if (hours < 48) return inUnit(Math.round(hours), 'hour', 'long');
  return inUnit(Math.round(hours / 24), 'day', 'long');
}

/** *12 kB*, *3.4 MB*. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) return inUnit(Math.ceil(bytes / 1000), 'kilobyte', 'short');
  return inUnit(Math.round(bytes / 100_000) / 10, 'megabyte', 'short');
}

/** *2 hours*, *3 months*: a number of units of time. */
export function formatUnits(count: number, unit: string): string {
  return inUnit(count, unit, 'long');
}

function inUnit(value: number, unit: string, unitDisplay: 'long' | 'short'): string {
  return new Intl.NumberFormat(getLocale(), { style: 'unit', unit, unitDisplay }).format(value);
}
