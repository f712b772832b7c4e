import { expectNothingLater, test } from './fixture-hosted.ts';
import { submitStatus } from './statuses.ts';
import { expect, failedRequest, pathOf, toasts, watchRequests } from './test.ts';

for (const option of ['Revoke', 'Approve'] as const)
  test(`offline, ${option} fails at once and is not sent later`, async ({
    page,
    hosted,
    writes,
    expectedNoise,
  }) => {
    expectedNoise.push(failedRequest);
    const [app, before, after] =
      option === 'Revoke'
        ? ['Checkout Web', 'Approved', 'Revoked']
        : ['Globex Returns', 'Revoked', 'Approved'];
    await page.clock.install();
    const { all, underWay } = watchRequests(page, '/assets/');
    await page.goto(`${hosted.url}${pathOf(app)}/edit`);
    const status = page.getByRole('combobox', { name: 'App status' });
    await expect(status).toHaveText(before);
    // The code of dialogs and toasts must be loaded before the network fails.
    await expect.poll(() => all.some((asked) => asked.includes('/assets/toaster'))).toBe(true);
    await expect.poll(underWay).toBe(0);

    await page.context().setOffline(true);
    await submitStatus(page, status, option);
    const title = `Not ${after.toLowerCase()}: App ${app}`;
    await expect(toasts(page).getByText(title, { exact: true })).toBeVisible();
    await expect(toasts(page)).toContainText('could not be reached. Nothing was sent.');
    await expect(
      page.getByRole('paragraph').filter({ hasText: /^Not sent \([\d:]{8}\): / }),
    ).toBeVisible();
    await expect(status).toHaveText(before);
    await expect(status).toBeFocused();
    await expectNothingLater(page, hosted);
    await expect(status).toHaveText(before);
    expect(writes).toEqual([]);

    // When the network is back, it is sent only when it is chosen again.
    await toasts(page).getByRole('button', { name: 'Try again' }).click();
    await expect(status).toHaveText(after);
    expect(hosted.received()).toEqual([
      expect.stringMatching(new RegExp(`action=${option.toLowerCase()}$`)),
    ]);
  });
