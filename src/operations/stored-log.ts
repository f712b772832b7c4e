// The names under which `keep-log.ts` stores the log in the session storage of the tab.

/** Before the id of a record. */
export const recordPrefix = 'keywarden-activity-';
/** The largest id of a stored record. */
export const lastIdName = 'keywarden-last-activity';

let isForgotten = false;

/** The largest id of a stored record; 0 = none is stored. */
export function lastStoredId(): number {
  try {
    return Number(sessionStorage.getItem(lastIdName));
  } catch {
    // Storage is blocked for this page.
    return 0;
  }
}

/** Deletes the stored log for good: the page is about to be left (`SessionButton`). */
export function forgetActivity(): void {
  isForgotten = true;
  for (const name of Object.keys(sessionStorage))
    if (name.startsWith(recordPrefix)) sessionStorage.removeItem(name);
}

/** Whether the log was deleted, so that nothing may be stored any more. */
export const isActivityForgotten = () => isForgotten;
