// What runs inside the measured page. Each function is sent there as text, so it uses nothing of this file.

/** Notes when the first row of a table stands, and every task that held the page for over 50 ms. */
export function watchLoading() {
  const noted = { firstRow: 0, longTasks: [] as number[] };
  Object.assign(globalThis, { noted });
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector('tbody tr td')?.textContent) return;
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

/** Scrolls down for `ms` at a steady, high speed, and counts the frames that were not drawn in time. */
export function scrollAndCount(ms: number) {
  return new Promise<number>((resolve) => {
    const start = performance.now();
    let last = start;
    let dropped = 0;
    const step = (now: number) => {
      dropped += Math.max(0, Math.round((now - last) / (1000 / 60)) - 1);
      last = now;
      if (now - start > ms) return resolve(dropped);
      scrollBy(0, 300);
      return requestAnimationFrame(step);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(step);
    });
  });
}

/** Always the same work, as a page has it; returns the ms it took. What else a machine does shows in that. */
export function fixedWork(): number {
  const start = performance.now();
  for (let round = 0; round < 20; round += 1) {
    const table = document.body.appendChild(document.createElement('table'));
    for (let row = 0; row < 100; row += 1) {
      const cells = table.insertRow();
      for (let cell = 0; cell < 7; cell += 1)
        cells.insertCell().textContent = `Round ${round}, row ${row}`;
    }
    table.getBoundingClientRect();
    table.remove();
  }
  return performance.now() - start;
}

/** Resolves when the page has nothing to do, a while after it was moved. */
export function atRest() {
  return new Promise<void>((resolve) => {
    setTimeout(() => requestIdleCallback(() => resolve()), 300);
  });
}

/** Notes the longest time in ms from a press of a key to the frame that shows what it typed. */
export function watchTyping() {
  const typing = { longest: 0 };
  Object.assign(globalThis, { typing });
  addEventListener(
    'keydown',
    ({ timeStamp }) =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          typing.longest = Math.max(typing.longest, performance.now() - timeStamp);
        }),
      ),
    true,
  );
}

/** Whether the code of the edit view is here, and nothing has come since for 2 s. */
export function hasSettled(): boolean {
  const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const last = Math.max(...loaded.map(({ responseEnd }) => responseEnd));
  const isHere = loaded.some(({ name }) => name.includes('edit-page'));
  return isHere && performance.now() - last > 2000;
}

/** Makes timers and the clock that paces requests run 50 times as fast, until `restoreTime()` is called. */
export function speedUpTime() {
  const factor = 50;
  const { setTimeout } = globalThis;
  const now = performance.now.bind(performance);
  globalThis.setTimeout = ((run: () => void, ms = 0) =>
    setTimeout(run, ms / factor)) as typeof setTimeout;
  performance.now = () => now() * factor;
  Object.assign(globalThis, {
    restoreTime() {
      globalThis.setTimeout = setTimeout;
      performance.now = now;
    },
  });
}
