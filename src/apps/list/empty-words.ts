import { m } from '../../paraglide/messages.js';

/** The reasons for an empty list. */
export interface WhyEmpty {
  /** the organization has no app that can be shown */
  isEmpty: boolean;
  /** the list covers only some of its apps */
  isPartial: boolean;
  /** number of invalid rows */
  skipped: number;
}

/** The text that replaces the table; `null` = the notice about skipped rows is enough. */
export function emptyWords({ isEmpty, isPartial, skipped }: WhyEmpty) {
  if (isEmpty && skipped > 0) return null;
  if (isEmpty) return { title: m.no_apps(), next: m.no_apps_next(), canClear: false };
  const next = skipped > 0 ? m.no_match_skipped() : m.no_match_next();
  return { title: m.no_match(), next: isPartial ? m.no_match_within() : next, canClear: true };
}
