import { revokeUnder, submitStatus, noteOf, notesOn } from './statuses.ts';
import {
  chooseScenario,
  expect,
  failedRequest,
  letTimePass,
  organizations,
  pathOf,
  test,
  timeOf,
} from './test.ts';

const { x, edge } = organizations;

const levels = [
  { level: 'app', name: 'App status' },
  { level: 'key', name: /^Status of key / },
  { level: 'product', name: /^Status of (?!key)/ },
] as const;

for (const { organization, app } of [
  { organization: x, app: 'Checkout Web' },
  { organization: edge, app: 'Fare Gate' },
])
  for (const { level, name } of levels)
    test(`${organization}, ${level}: reads that lag 4 s end verified, with one request`, async ({
      page,
      writes,
    }) => {
      await page.clock.install();
      const status = await revokeUnder(page, 'lagging-reads', { app, organization, name });
      await expect(status).toHaveText('Confirming…');
      await expect(status).toBeFocused();
      await expect(page.getByText('Unknown: last change not confirmed').first()).toBeVisible();
      await letTimePass(page, () => expect(status).toHaveText('Revoked', { timeout: 100 }));
      await expect(notesOn(page)).toContainText('Revoked, verified');
      await expect(page.getByText('Unknown: last change not confirmed')).toHaveCount(0);
      expect(writes).toHaveLength(1);
    });

test('while one change is being confirmed, another one in the same app can be made', async ({
  page,
  writes,
}) => {
  await page.goto(`${pathOf('Checkout Web')}/edit?scenario=lagging-reads`);
  const products = page.getByRole('combobox', { name: /^Status of (?!key)/ });
  await submitStatus(page, products.nth(0), 'Revoke');
  await expect(products.nth(0)).toHaveText('Confirming…');
  await submitStatus(page, products.nth(1), 'Revoke');
  await expect(products.nth(1)).toHaveText('Revoked', { timeout: 15_000 });
  await expect(products.nth(0)).toHaveText('Revoked');
  expect(writes).toHaveLength(2);
});

test('a read that lags 20 s is reported as not confirmed, and Check again finds the change', async ({
  page,
  writes,
  scan,
}) => {
  await page.clock.install();
  const status = await revokeUnder(page, 'lagging-reads-long');
  const note = page.getByText(/Accepted, but not confirmed: still shows Approved/).first();
  await letTimePass(page, () => expect(note).toBeVisible({ timeout: 100 }));
  await expect(
    noteOf(page, 'orders').getByRole('button', { name: 'Check again: orders' }),
  ).toBeVisible();
  await expect(page.getByText('Unknown: last change not confirmed').first()).toBeVisible();
  // The clock stands still, so reads keep lagging during the next steps.
  await page.clock.setFixedTime(await timeOf(page));
  await scan();

  const check = page.getByRole('main').getByRole('button', { name: 'Check again' });
  await check.press('Enter');
  await expect(noteOf(page, 'orders')).toContainText('Checked: the change does not show yet.');
  await expect(check).toBeFocused();
  await chooseScenario(page, 'No faults');
  await page.clock.setFixedTime((await timeOf(page)) + 1000);
  await check.press('Enter');
  await expect(status).toHaveText('Revoked');
  await expect(page.getByText('Unknown: last change not confirmed')).toHaveCount(0);
  await expect(check).toHaveCount(0);
  await expect(noteOf(page, 'orders')).toContainText(/Revoked( despite an error)?, verified/);
  expect(writes).toHaveLength(1);
});

test('after a timeout, a change that is applied 31 s later is found without a click', async ({
  page,
  writes,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.clock.install();
  const status = await revokeUnder(page, 'applies-very-late');
  await letTimePass(page, () =>
    expect(noteOf(page, 'orders')).toContainText('Not known yet: the server may still apply it', {
      timeout: 100,
    }),
  );
  await letTimePass(page, () => expect(status).toHaveText('Revoked', { timeout: 100 }));
  await expect(noteOf(page, 'orders')).toContainText(/Revoked( despite an error)?, verified/);
  expect(writes).toHaveLength(1);
});
