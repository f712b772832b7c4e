import type { Browser, CDPSession } from 'playwright/test';

/** The heap in bytes after garbage collection: of the main thread, and including workers. */
export async function heapOfPageAndWorkers(
  browser: Browser,
  page: CDPSession,
): Promise<{ ofPage: number; total: number }> {
  await page.send('HeapProfiler.collectGarbage');
  const { usedSize: ofPage } = await page.send('Runtime.getHeapUsage');
  const root = await browser.newBrowserCDPSession();
  const { targetInfos } = await root.send('Target.getTargets');
  let total = ofPage;
  for (const { type, targetId } of targetInfos)
    if (type === 'worker') total += await heapOfWorker(root, targetId);
  await root.detach();
  return { ofPage, total };
}

// Playwright opens sessions for pages only, so messages to a worker go through the browser's session.
async function heapOfWorker(root: CDPSession, targetId: string): Promise<number> {
  const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: false });
  let lastId = 0;
  const send = (method: string) =>
    new Promise<{ usedSize?: number }>((resolve) => {
      lastId += 1;
      const id = lastId;
      const onMessage = ({ message }: { message: string }) => {
        const answer = JSON.parse(message) as { id: number; result: { usedSize?: number } };
        if (answer.id !== id) return;
        root.off('Target.receivedMessageFromTarget', onMessage);
        resolve(answer.result);
      };
      root.on('Target.receivedMessageFromTarget', onMessage);
      const message = JSON.stringify({ id, method });
      void root.send('Target.sendMessageToTarget', { sessionId, message });
    });
  await send('HeapProfiler.collectGarbage');
  return (await send('Runtime.getHeapUsage')).usedSize ?? 0;
}
