import { waitForOpenRequests, test } from './fixture-hosted.ts';
import { submitStatus, noteOf } from './statuses.ts';
import { expect, failedRequest, pathOf, tallViewport, timeOf, watchRequests } from './test.ts';

test.use(tallViewport);

test('a rate-limited change waits for the server, and then for a click', async ({
  page,
  hosted,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  hosted.scenario('rate-limited');
  await page.clock.install();
  await page.goto(`${hosted.url}${pathOf('Checkout Web')}/edit`);
  const status = page.getByRole('combobox', { name: 'Status of orders' });
  await submitStatus(page, status, 'Revoke');
  const note = noteOf(page, 'orders');
  await expect(note).toContainText(/^Failed; checked again at /);
  await expect(note).toContainText('Wait 20 seconds, then try again.');
  const again = note.getByRole('button', { name: 'Try again: orders' });
  await expect(again).toHaveText(/^Try again(20|1\d) s$/);
  await expect(again).toHaveAttribute('aria-disabled', 'true');
  await page.clock.pauseAt((await timeOf(page)) + 1000);
  const left = Number(/\d+/.exec((await again.textContent()) ?? '')?.[0]);

  await page.clock.fastForward((left - 2) * 1000);
  await expect(again).toHaveText('Try again2 s');
  await again.click({ force: true });
  await again.press('Enter');
  await again.press('Space');
  await waitForOpenRequests(page);
  expect(hosted.received()).toHaveLength(1);

  await page.clock.fastForward(2_000);
  await expect(again).toHaveText('Try again');
  await expect(again).not.toHaveAttribute('aria-disabled');
  hosted.scenario('none');
  await page.clock.fastForward(60_000);
  await waitForOpenRequests(page);
  expect(hosted.received()).toHaveLength(1);

  await page.clock.resume();
  await again.click();
  await expect(status).toHaveText('Revoked');
  await expect(note).toContainText('Revoked, verified');
  expect(hosted.received()).toHaveLength(2);
});

test('a rate-limited read shows a notice and is retried by itself', async ({
  page,
  hosted,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.clock.install();
  // The last thing that the list loads behind itself; it would meet the limit too.
  const products = page.waitForResponse(/\/apiproducts\?/);
  await page.goto(`${hosted.url}/organizations/keywarden-demo/apps`);
  await expect(page.getByRole('rowheader')).toHaveCount(60);
  await products;
  hosted.scenario({
    id: 'first-reads-wait-20-s',
    affects: 'reads',
    instead: 'rate-limited',
    retryAfter: 20,
    firstOnly: true,
  });
  const { all } = watchRequests(page, '/keywarden-demo/apps?');
  await page.getByRole('button', { name: 'Refresh' }).click();

  const words = /^Rate limited by the server\. Continuing in \d+ s\.$/;
  const notice = page.getByRole('paragraph').filter({ hasText: words });
  await expect(notice).toBeVisible();
  await expect(
    page.getByRole('status').filter({ hasText: 'Rate limited by the server.' }),
  ).toBeAttached();
  await page.clock.pauseAt((await timeOf(page)) + 1000);
  const [seconds] = /\d+/.exec((await notice.textContent()) ?? '') ?? [];
  await page.clock.fastForward((Number(seconds) - 1) * 1000);
  await expect(notice).toBeVisible();
  await waitForOpenRequests(page);
  expect(all).toHaveLength(1);

  await page.clock.fastForward(2000);
  await expect(notice).toHaveCount(0);
  await expect.poll(() => all.length).toBe(2);
  await expect(page.getByRole('rowheader')).toHaveCount(60);
  await page.clock.resume();
});
