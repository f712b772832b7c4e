import { useDeferredValue } from 'react';
import { useSearchParams } from 'react-router';
import { pendingText, useSearchText, type TextSearch } from './use-search-text.ts';

/**
 * The view of a list in the URL, and the text of its search field.
 *
 * @param viewOf reads a view from a query string; `searchOf` writes it
 */
export function useUrlView<View extends { q: string }>(
  viewOf: (search: URLSearchParams) => View,
  searchOf: (view: View) => URLSearchParams,
) {
  const [search, setSearch] = useSearchParams();
  const urlView = viewOf(search);
  const { typed, setTyped, written, noteWrite } = useSearchText(urlView.q);
  return {
    /** what to search for: it follows the search field at once */
    wanted: { ...urlView, q: useDeferredValue(typed) },
    setTyped,
    /** What to show, given the result of the search, which says whether the typed text may be in the URL. */
    shownWith(listing: TextSearch) {
      const pending = pendingText(typed, written, listing);
      const view = { ...urlView, q: pending ?? written };
      function show(next: View, { replace = false } = {}) {
        // The search field follows every text in the URL except its own.
        if (next.q === view.q) noteWrite(next.q);
        setSearch(searchOf(next), { replace, preventScrollReset: true });
      }
      return {
        view,
        show,
        /** for the `SearchField` */
        searchField: {
          typed,
          onType: setTyped,
          couldBeKey: listing.answer.couldBeKey,
          pending,
          onWrite: (q: string) => show({ ...view, q }, { replace: true }),
        },
      };
    },
  };
}

/** The order after a click on a column: by it, or the other way round. */
export function nextSort<Sort extends string>(
  view: { sort: Sort; descending: boolean },
  sort: Sort,
): { sort: Sort; descending: boolean } {
  return { sort, descending: view.sort === sort ? !view.descending : false };
}
