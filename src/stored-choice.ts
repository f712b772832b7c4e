/** A choice that was stored in this browser; `null` = none, or storage is blocked for this page. */
export function storedChoice(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Stores a choice in this browser. If storage is blocked for this page, the choice lasts as long as the page. */
export function storeChoice(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // See above.
  }
}
