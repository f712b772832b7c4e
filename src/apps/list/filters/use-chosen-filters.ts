import { useState } from 'react';
import { filtersOf, type View, type ViewFilters } from '../../../inventory/view.ts';

/** The filters as chosen last. They are shown at once; the URL follows when the list has been filtered. */
export function useChosenFilters(view: View) {
  const inUrl = JSON.stringify(filtersOf(view));
  const [chosen, setChosen] = useState(() => filtersOf(view));
  const [seen, setSeen] = useState(inUrl);
  // Our choices since the URL last matched the last one: some of them may still arrive.
  const [writes, setWrites] = useState<readonly string[]>([]);
  if (inUrl !== seen) {
    setSeen(inUrl);
    const isOurs = writes.includes(inUrl);
    if (!isOurs) setChosen(filtersOf(view));
    if (!isOurs || inUrl === writes.at(-1)) setWrites([]);
  }
  function choose(filters: ViewFilters) {
    setChosen(filters);
    setWrites((before) => [...before, JSON.stringify(filters)]);
  }
  return { chosen, choose };
}
