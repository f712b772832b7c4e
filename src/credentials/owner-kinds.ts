import { m } from '../paraglide/messages.js';

/** What an owner is called, by its kind. */
export const ownerKindText = {
  developer: m.owner_developer,
  appgroup: m.owner_appgroup,
  company: m.owner_company,
} as const;
