import { revokeUnder, submitStatus, noteOf, notesOn } from './statuses.ts';
import {
  chooseScenario,
  expect,
  failedRequest,
  letTimePass,
  organizations,
  pathOf,
  test,
} from './test.ts';

const { x, edge } = organizations;

// The server's reply may not match what it did: the status that is read afterwards counts.

test('a change accepted but not applied is reported as not confirmed', async ({ page, writes }) => {
  await page.clock.install();
  const status = await revokeUnder(page, 'ignored', {
    app: 'Fare Gate',
    organization: edge,
    name: /^Status of key /,
  });
  await expect(status).toHaveText('Confirming…');
  const note = notesOn(page);
  await letTimePass(page, () =>
    expect(note).toContainText(/^Accepted, but not confirmed: still shows Approved at /, {
      timeout: 200,
    }),
  );
  await expect(note.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
  await expect(status).toHaveText('Approved');
  await expect(status).toBeFocused();
  await page.clock.fastForward('10:00');
  expect(writes).toHaveLength(1);
});

for (const { scenario, why } of [
  { scenario: 'reply-lost', why: /could not be reached\./ },
  { scenario: 'fails-after-applying', why: /Server error \(500\)\./ },
])
  test(`${scenario}: a change that took effect despite an error is shown and can be undone`, async ({
    page,
    writes,
    expectedNoise,
  }) => {
    expectedNoise.push(failedRequest);
    await page.clock.install();
    const status = await revokeUnder(page, scenario, {
      app: 'Partner Sync',
      organization: x,
      name: 'App status',
    });
    await expect(status).toHaveText('Revoked');
    await expect(status).toBeFocused();
    const note = noteOf(page, 'App Partner Sync');
    await expect(note).toContainText('Revoked despite an error, verified');
    await expect(note).toContainText(why);
    expect(writes).toHaveLength(1);

    await note.getByRole('button', { name: 'Undo: App Partner Sync' }).click();
    await expect(status).toHaveText('Approved');
    await expect(note).toContainText(/^Approved( despite an error)?, verified/);
    await page.clock.fastForward('10:00');
    expect(writes.map(({ method, target }) => `${method} ${target.split('?')[1]}`)).toEqual([
      'PUT action=revoke',
      'PUT action=approve',
    ]);
  });

test('a change that was accepted but could not be loaded again is reported as not verified', async ({
  page,
  writes,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  const status = page.getByRole('combobox', { name: 'Status of orders' });
  await expect(status).toHaveText('Approved');
  await chooseScenario(page, 'Reading forbidden (403)');
  await submitStatus(page, status, 'Revoke');
  const note = noteOf(page, 'orders');
  await expect(note).toContainText(/^Accepted by the server at .*, but not verified/);
  await expect(note.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
  await expect(status).toBeFocused();
  const unknown = page.getByRole('main').getByText('Unknown: last change not confirmed');
  await expect(unknown).not.toHaveCount(0);

  // The page of the app says the same, and checks too.
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Checkout Web' })).toBeFocused();
  await expect(unknown).not.toHaveCount(0);
  const check = page.getByRole('button', { name: 'Check again: orders' });
  await check.click();
  await expect(check).toBeFocused();

  await chooseScenario(page, 'No faults');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(status).toHaveText('Revoked');
  await expect(unknown).toHaveCount(0);
  expect(writes).toHaveLength(1);
});

test('without a reply it times out after 30 s and reads the app again', async ({
  page,
  writes,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.clock.install();
  const status = await revokeUnder(page, 'no-reply');
  await expect(status).toHaveText('Revoking…');
  // The app has been read again, and the reply to the change is pending.
  await expect.poll(() => writes).toHaveLength(1);
  await page.clock.fastForward(28_000);
  await expect(status).toHaveText('Revoking…');
  await page.clock.fastForward(2_000);
  await letTimePass(page, () => expect(status).toHaveText('Approved', { timeout: 200 }));
  await expect(status).toBeFocused();
  const note = noteOf(page, 'orders');
  await expect(note).toContainText(
    /^Not known yet: the server may still apply it\. It still shows Approved at /,
  );
  await expect(note).toContainText('apigee.googleapis.com did not answer within 30 seconds.');
  await page.clock.fastForward('10:00');
  await expect(status).toHaveText('Approved');
  expect(writes).toHaveLength(1);
});
