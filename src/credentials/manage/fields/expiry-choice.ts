/** How a form says when a new key expires. */
export interface ExpiryChoice {
  kind: 'never' | 'days' | 'date';
  /** a number of days, as typed */
  days: string;
  /** a date and time in the local time zone, as `YYYY-MM-DDTHH:mm` */
  date: string;
}

/** What is wrong with an expiry that was entered. */
export type ExpiryProblem = 'no-days' | 'no-time' | 'past';

const dayMs = 86_400_000;
const maxDays = 36_500;

/** The problem of an expiry that was entered; `null` = none. `now` in ms. */
export function expiryProblem(choice: ExpiryChoice, now = Date.now()): ExpiryProblem | null {
  if (choice.kind === 'never') return null;
  if (choice.kind === 'days') {
    const days = Number(choice.days);
    return /^\d+$/u.test(choice.days) && days > 0 && days <= maxDays ? null : 'no-days';
  }
  const end = new Date(choice.date).getTime();
  if (Number.isNaN(end)) return 'no-time';
  return end > now ? null : 'past';
}

/** The problem of a day that must not be past; `null` = none. `now` in ms. */
export function dayProblem(day: string, now = Date.now()): 'no-date' | 'past' | null {
  const end = endOfDay(day);
  if (Number.isNaN(end)) return 'no-date';
  return end > now ? null : 'past';
}

/** The life of a new key in ms; `null` = it never expires. `now` in ms. */
export function lifeMs(choice: ExpiryChoice, now = Date.now()): number | null {
  if (choice.kind === 'never') return null;
  return choice.kind === 'days'
    ? Number(choice.days) * dayMs
    : new Date(choice.date).getTime() - now;
}

/** The same life that a key has, in whole days; 90 days if that is not known. */
export function choiceLike({
  issuedAt,
  expiresAt,
  expiryUnknown,
}: {
  issuedAt: number | undefined;
  expiresAt: number | null;
  expiryUnknown: boolean;
}): ExpiryChoice {
  if (expiresAt === null && !expiryUnknown) return { kind: 'never', days: '90', date: '' };
  const isKnown = issuedAt !== undefined && expiresAt !== null && expiresAt > issuedAt;
  const days = isKnown ? Math.max(1, Math.round((expiresAt - issuedAt) / dayMs)) : 90;
  return { kind: 'days', days: String(days), date: '' };
}

/** The name of the local time zone. */
export function timeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A day in the local time zone as `YYYY-MM-DD`. `ms` since the epoch. */
export function isoDay(ms: number): string {
  const date = new Date(ms);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** The last ms of a day, in the local time zone; NaN if it is not a date. */
export function endOfDay(day: string): number {
  return new Date(`${day}T23:59:59.999`).getTime();
}
