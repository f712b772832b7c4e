// The names under which `keep-log.ts` stores the log in the session storage of the tab.

/** Before the id of a record. */
export const recordPrefix = 'keywarden-activity-';
/** The largest id of a stored record. */
export const lastIdName = 'keywarden-last-activity';

/** The largest id of a stored record; 0 = none is stored. */
export function lastStoredId(): number {
  try {
    return Number(sessionStorage.getItem(lastIdName));
  } catch {
    // Storage is blocked for this page.
    return 0;
  }
}
