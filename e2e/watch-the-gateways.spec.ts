import { test } from './fixture-hosted.ts';
import { choose, confirmRevoke, submitStatus } from './statuses.ts';
import { expect, pathOf, timeOf, type Locator, type Page } from './test.ts';

// Gateways cache statuses (docs/apigee-api.md, "Propagation"). The console counts the time from its last read of the
// app.

const source =
  'https://docs.cloud.google.com/apigee/docs/reference/apis/apigee/rest/v1/organizations.apiproducts.attributes/updateApiProductAttribute';

for (const { seconds, why } of [
  { seconds: undefined, why: '180 seconds by default' },
  { seconds: 45, why: 'as long as the connection says' },
])
  test.describe(() => {
    test.use({ propagationSeconds: seconds });
    test(`the note about gateway caches is shown and then expires: ${why}`, async ({
      page,
      hosted,
    }) => {
      // At noon, so that no cache expires on another day.
      await page.clock.install({ time: new Date(2026, 0, 15, 12) });
      await page.goto(`${hosted.url}${pathOf('Checkout Web')}/edit`);
      const orders = page.getByRole('row', { name: /^orders/ });
      await choose(page, orders.getByRole('combobox'), 'Revoke');
      await expect(page.getByRole('alertdialog')).toContainText(
        `Gateways may honor the old status for up to ${seconds ?? 180} seconds.`,
      );
      await confirmRevoke(page);
      const note = orders.getByRole('paragraph').filter({ hasText: 'Revoked, verified' });
      const until = await expectWindow(note, 'honor', seconds ?? 180);
      await expectSource(note);

      const activity = await openActivity(page);
      await expect(activity).toContainText(`Gateways may honor it until ${until}.`);
      await expectSource(activity);
      await page.clock.pauseAt((await timeOf(page)) + 1000);
      await page.clock.fastForward((await left(page, until)) - 1);
      await expect(activity).toContainText(`Gateways may honor it until ${until}.`);
      await page.clock.fastForward(1000);
      await expect(activity).toContainText(`Gateway caches expired at ${until}.`);
      await expect(activity).not.toContainText('may honor');
      await page.clock.resume();

      await page.goBack();
      await expect(note).toContainText(`Gateway caches expired at ${until}.`);
      await expectSource(note);
    });
  });

test('the note expires while the page is open, and an approval starts a new one', async ({
  page,
  hosted,
}) => {
  await page.clock.install({ time: new Date(2026, 0, 15, 12) });
  await page.goto(`${hosted.url}${pathOf('Globex Returns')}/edit`);
  const status = page.getByRole('combobox', { name: 'App status' });
  const note = page.getByRole('paragraph').filter({ hasText: /verified [\d:]{8}/ });
  await choose(page, status, 'Approve');
  await expect(note).toContainText('Approved, verified');
  const approved = await expectWindow(note, 'refuse', 180);
  await page.clock.fastForward('03:00');
  await expect(note).toContainText(`Gateway caches expired at ${approved}.`);

  await submitStatus(page, status, 'Revoke');
  await expect(note).toContainText('Revoked, verified');
  await expect(note).not.toContainText('caches expired');
  expect(await expectWindow(note, 'honor', 180)).not.toBe(approved);
});

/** Expects that the note shows the right end of the cache time, counted from the last read. Returns that time. */
async function expectWindow(
  note: Locator,
  verb: 'honor' | 'refuse',
  seconds: number,
): Promise<string> {
  const words = new RegExp(`verified ([\\d:]{8}) · Gateways may ${verb} it until ([\\d:]{8})\\.$`);
  await expect(note).toHaveText(words);
  const [, verified = '', until = ''] = words.exec((await note.textContent()) ?? '') ?? [];
  expect(secondsOf(until) - secondsOf(verified)).toBe(seconds);
  return until;
}

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60 + seconds;
}

/** ms until a time of the page's current day. */
function left(page: Page, until: string): Promise<number> {
  return page.evaluate(
    (seconds) => new Date().setHours(0, 0, seconds, 0) - Date.now(),
    secondsOf(until),
  );
}

async function expectSource(place: Locator): Promise<void> {
  await expect(
    place.getByRole('link', { name: /How long gateways cache statuses/ }),
  ).toHaveAttribute('href', source);
}

async function openActivity(page: Page): Promise<Locator> {
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  await expect(page).toHaveURL(/\/organizations\/keywarden-demo\/activity$/);
  return page.getByRole('table', { name: 'Activity' });
}
