import { m } from '../../paraglide/messages.js';

/** Why the list shows no app. */
export interface WhyEmpty {
  /** no app at all can be shown of the organization */
  isEmpty: boolean;
  /** only some of its apps were looked at */
  isPart: boolean;
  /** how many rows are no usable app */
  skipped: number;
}

/** What to say in the place of the table; `null` = the notice about skipped rows has said it. */
export function emptyWords({ isEmpty, isPart, skipped }: WhyEmpty) {
  if (isEmpty && skipped > 0) return null;
  if (isEmpty) return { title: m.no_apps(), next: m.no_apps_next(), canClear: false };
  const next = skipped > 0 ? m.no_match_skipped() : m.no_match_next();
  return { title: m.no_match(), next: isPart ? m.no_match_within() : next, canClear: true };
}
