/** Where a person left the list of apps. */
export interface ListPlace {
  /** the app whose row had the focus */
  appId: string | undefined;
  scrollY: number;
}

// By the key of the history entry.
const places = new Map<string, ListPlace>();
const lastLists = new Map<string, { entry: string; search: string }>();

/** Remembers a place in the list of an organization; `search` is the query string of the list. */
export function rememberPlace(
  organization: string,
  { entry, search, ...place }: ListPlace & { entry: string; search: string },
): void {
  places.set(entry, place);
  lastLists.set(organization, { entry, search });
}

/** The query string of the list shown last, and the navigation state that leads to the place in it. */
export function lastListOf(organization: string) {
  const { entry, search = '' } = lastLists.get(organization) ?? {};
  return { search, state: { placeOf: entry } };
}

/** The place to return to: after Back or Forward, or by a link with the state of `lastListOf`. */
export function placeToReturnTo(entry: string, state: unknown): ListPlace | undefined {
  const { placeOf = '' } = (state ?? {}) as { placeOf?: string };
  return places.get(entry) ?? places.get(placeOf);
}
