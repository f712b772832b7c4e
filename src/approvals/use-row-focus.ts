import { useLayoutEffect, useRef, type FocusEvent } from 'react';

/** Moves the focus between the rows of the queue, and keeps it there when its row is decided and disappears. */
export function useRowFocus(count: number) {
  const box = useRef<HTMLDivElement>(null);
  const last = useRef<{ row: HTMLElement; index: number; action: string | undefined }>(null);

  function onFocus({ target }: FocusEvent<HTMLElement>) {
    const row = target.closest<HTMLElement>('tr[data-index]');
    last.current = row && {
      row,
      index: Number(row.dataset['index']),
      action: target.dataset['action'],
    };
  }

  /** Focuses a row, or its button for an action. Returns whether there is one. */
  function focusRow(index: number, action?: string): boolean {
    const row = box.current?.querySelector<HTMLElement>(`tr[data-index="${index}"]`);
    const button = action && row?.querySelector<HTMLElement>(`[data-action="${action}"]`);
    (button || row)?.focus();
    return Boolean(row);
  }

  /** The row with the focus; -1 = none. */
  function focusedIndex(): number {
    const row = document.activeElement?.closest<HTMLElement>('tr[data-index]');
    return row && box.current?.contains(row) ? Number(row.dataset['index']) : -1;
  }

  // In a layout effect, because the row has just been removed.
  useLayoutEffect(() => {
    const { row, index, action } = last.current ?? {};
    if (!row || index === undefined || row.isConnected) return;
    last.current = null;
    if (document.activeElement !== document.body) return;
    if (count === 0 || !focusRow(Math.min(index, count - 1), action))
      document.querySelector('h1')?.focus();
  });

  return { box, onFocus, focusRow, focusedIndex };
}
