// What runs inside the measured page. Each function is sent there as text, so it uses nothing of this file.

/** Notes when the first row of a table stands, and every task that held the page for over 50 ms. */
export function watchLoading() {
  const noted = { firstRow: 0, longTasks: [] as number[] };
  Object.assign(globalThis, { noted });
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector('tbody tr')) return;
    observer.disconnect();
    requestAnimationFrame(() => (noted.firstRow = performance.now()));
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) =>
    noted.longTasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({ type: 'longtask', buffered: true });
}

/** Resolves with the ms and frames from the next press of mouse or key to the text being painted. */
export function watchText(text: string) {
  return new Promise<{ ms: number; frames: number }>((resolve) => {
    const begin = (event: Event) => {
      removeEventListener('pointerup', begin, true);
      removeEventListener('keydown', begin, true);
      let frames = 0;
      const look = () => {
        frames += 1;
        if (!document.body.textContent.includes(text)) return requestAnimationFrame(look);
        return resolve({ ms: performance.now() - event.timeStamp, frames });
      };
      requestAnimationFrame(look);
    };
    addEventListener('pointerup', begin, true);
    addEventListener('keydown', begin, true);
  });
}
