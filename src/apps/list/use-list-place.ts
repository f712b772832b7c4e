import { useLayoutEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { placeToReturnTo, rememberPlace, type ListPlace } from '../list-place.ts';

/** The place to return to in the list that is shown now, if any. Remembers the place when the list is left. */
export function useListPlace(organization: string): ListPlace | undefined {
  const { key: entry, search, state } = useLocation();
  const [place] = useState(() => placeToReturnTo(entry, state));
  // A layout effect ends before the rows are removed.
  useLayoutEffect(
    () => () => {
      const row = document.activeElement?.closest('tbody > tr');
      const appId = row?.querySelector('th a')?.id;
      rememberPlace(organization, { entry, search, appId, scrollY });
    },
    [organization, entry, search],
  );
  return place;
}
