import type { Page } from 'playwright/test';

interface Times {
  /** from the paste to what the text holds, painted */
  ms: number;
  /** the longest task of the page meanwhile */
  longestTask: number;
}

/** Pastes 5 MB of log lines with 1,000 keys on the page of leaked keys, and stops the search that follows. */
export async function timeLeak(page: Page): Promise<Times> {
  await page.getByRole('textbox', { name: 'Text with leaked keys' }).focus();
  const times = await page.evaluate(pasteLog);
  await page.getByRole('button', { name: 'Stop' }).click();
  return times;
}

function pasteLog() {
  const lines: string[] = [];
  for (let size = 0, line = 0; size < 4_900_000; line += 1) {
    const key = `${String(line % 1000).padStart(6, '0')}${'Kx3'.repeat(9)}`;
    const text = `203.0.113.7 - - [22/Nov/2026:03:14:15 +0000] "GET /v1/a?apikey=${key} HTTP/1.1" 401 186`;
    lines.push(text);
    size += text.length + 1;
  }
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', lines.join('\n'));
  return new Promise<{ ms: number; longestTask: number }>((resolve) => {
    const tasks: number[] = [0];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'longtask' });
    const pastedAt = performance.now();
    const look = () => {
      if (!document.querySelector('main dl')) return requestAnimationFrame(look);
      const ms = performance.now() - pastedAt;
      // The entries of tasks arrive later.
      return setTimeout(() => resolve({ ms, longestTask: Math.max(...tasks) }), 500);
    };
    setTimeout(() => {
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
      requestAnimationFrame(look);
    });
  });
}
