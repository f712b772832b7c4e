// Functions that run in the page. Each is sent as text, so it uses nothing else in this file.

/** Records in `mostRows` the largest number of rows that were in the page at once. */
export function countRows() {
  Object.assign(globalThis, { mostRows: 0 });
  const count = () => {
    const { mostRows } = globalThis as unknown as { mostRows: number };
    const now = document.querySelectorAll('tbody tr').length;
    Object.assign(globalThis, { mostRows: Math.max(mostRows, now) });
  };
  new MutationObserver(count).observe(document, { childList: true, subtree: true });
}

/** Scrolls through the list and returns every row's index and link. */
export async function scrollThrough(): Promise<[string, string][]> {
  const seen = new Map<string, string>();
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let top = 0; ; top += innerHeight - 120) {
    scrollTo(0, top);
    await frame();
    let rows: Element[];
    do {
      await frame();
      rows = [...document.querySelectorAll('tbody tr[aria-rowindex]')];
    } while (rows.some((row) => !row.querySelector('th a')));
    for (const row of rows)
      seen.set(
        row.getAttribute('aria-rowindex') ?? '',
        row.querySelector('th a')?.getAttribute('href') ?? '',
      );
    if (top > document.documentElement.scrollHeight) return [...seen];
  }
}
