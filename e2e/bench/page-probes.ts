// Functions that run in the measured page. Each is sent as text, so it can't use anything else in this file.

/** Records the time of the first table row, and long tasks. */
export function watchLoading() {
  const noted = { firstRow: 0, longTasks: [] as number[] };
  Object.assign(globalThis, { noted });
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector('tbody tr td')?.textContent) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      noted.firstRow = performance.now();
    });
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) =>
    noted.longTasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({ type: 'longtask', buffered: true });
}

/** Resolves with the time in ms and the frames from the next mouse or key press until the text is painted. */
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

/** Scrolls down for `ms` at a constant high speed, and counts dropped frames. */
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

/** Does a fixed amount of typical work; returns its time in ms, which shows how busy the machine is. */
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

/** Resolves when the page is idle, some time after scrolling. */
export function atRest() {
  return new Promise<void>((resolve) => {
    setTimeout(() => requestIdleCallback(() => resolve()), 300);
  });
}

/** Records the longest time in ms from a key press to the frame that shows the character. */
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

/** Records when the last letter was typed, and when the number of matching apps last changed after it. */
export function watchCount() {
  const search = { typedAt: 0, countedAt: 0 };
  Object.assign(globalThis, { search });
  addEventListener('keydown', ({ timeStamp }) => (search.typedAt = timeStamp), true);
  new MutationObserver((changes) => {
    if (!changes.some(({ target }) => /^[\d,]+ of [\d,]+ apps$/u.test(target.textContent ?? '')))
      return;
    requestAnimationFrame(() => (search.countedAt = performance.now()));
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Whether the code of the edit page is loaded, and nothing was loaded for 2 s. */
export function hasSettled(): boolean {
  const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const last = Math.max(...loaded.map(({ responseEnd }) => responseEnd));
  const isHere = loaded.some(({ name }) => name.includes('edit-page'));
  return isHere && performance.now() - last > 2000;
}

/** Makes timers and the clock of the rate limiter run 50 times as fast, until `restoreTime()` is called. */
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
