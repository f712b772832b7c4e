import { useEffect, useRef, useState } from 'react';
import type { KeyRow } from '../inventory/keys/key-row.ts';
import type { KeyRef } from '../inventory/keys/key-table.ts';
import type { KeyListing } from './key-listing.ts';
import { rowIdOf } from './key-words.ts';

type Selected = ReadonlyMap<string, KeyRef>;

const none: Selected = new Map();

/** The selected keys, whether or not the list shows them. */
export function useKeySelection(listing: KeyListing) {
  const [selected, setSelected] = useState(none);
  const countInList = useCountInList(listing, selected);
  // The start of a range: the key that was selected last, and its index at that time.
  const anchor = useRef({ id: '', index: 0 });

  function setChecked(refs: readonly KeyRef[], isSelected: boolean) {
    setSelected((before) => {
      const next = new Map(before);
      for (const ref of refs)
        if (isSelected) next.set(rowIdOf(ref), ref);
        else next.delete(rowIdOf(ref));
      return next;
    });
  }

  return {
    selected,
    countInList,
    clear: () => setSelected(none),

    /** With `isRange`, also the keys between this one and the one selected last. */
    async select(row: KeyRow, index: number, isSelected: boolean, isRange: boolean) {
      const from = anchor.current;
      anchor.current = { id: rowIdOf(row), index };
      setChecked([{ appId: row.appId, keyId: row.keyId }], isSelected);
      if (!isRange) return;
      const refs = await listing.refsOf(
        Math.min(from.index, index),
        Math.max(from.index, index) + 1,
      );
      const start = refs.at(from.index > index ? -1 : 0);
      // After a change of the order, another key has that index.
      if (start && rowIdOf(start) === from.id) setChecked(refs, isSelected);
    },

    /** All keys of the list. */
    async selectAll(isSelected: boolean) {
      const refs = await listing.refsOf(0, listing.answer.count);
      // The list has changed meanwhile: it holds other keys than those that were meant.
      if (refs.length === listing.answer.count) setChecked(refs, isSelected);
    },

    /** In list order; keys that are not in the list come last. */
    async inOrder(): Promise<KeyRef[]> {
      const listed = await listing.refsOf(0, listing.answer.count);
      const first = listed.filter((ref) => selected.has(rowIdOf(ref)));
      return [
        ...new Map([...first, ...selected.values()].map((ref) => [rowIdOf(ref), ref])).values(),
      ];
    },
  };
}

// How many of the selected keys are in the list.
function useCountInList(listing: KeyListing, selected: Selected): number {
  const [count, setCount] = useState(0);
  const isEmpty = selected.size === 0;
  useEffect(() => {
    if (isEmpty) return undefined;
    let isOver = false;
    const recount = async () => {
      const refs = await listing.refsOf(0, listing.answer.count);
      if (!isOver) setCount(refs.filter((ref) => selected.has(rowIdOf(ref))).length);
    };
    void recount();
    return () => {
      isOver = true;
    };
  }, [listing, selected, isEmpty]);
  return isEmpty ? 0 : count;
}
