import type { Owner } from '../api/schemas.ts';
import { m } from '../paraglide/messages.js';

/** What each kind of owner is called, one and many. */
export const kindTexts = {
  developer: { name: m.owner_developer, plural: m.developers },
  appgroup: { name: m.owner_appgroup, plural: m.owners_appgroups },
  company: { name: m.owner_company, plural: m.owners_companies },
} as const;

/** The kind of owner in the query string. */
export function ownerKindIn(search: URLSearchParams): Owner['kind'] {
  const kind = search.get('kind');
  return kind === 'appgroup' || kind === 'company' ? kind : 'developer';
}
