import { expectNothingLater, test } from './fixture-hosted.ts';
import { submitStatus } from './statuses.ts';
import { expect, failedRequest, pathOf, toasts, watchRequests } from './test.ts';

for (const option of ['Revoke', 'Approve'] as const)
  test(`with the network gone, ${option} fails at once and is not made up for later`, async ({
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
    // What asks and what tells has to be there before the network goes.
    await expect.poll(() => all.some((asked) => asked.includes('/assets/toaster'))).toBe(true);
    await expect.poll(underWay).toBe(0);

    await page.context().setOffline(true);
    await submitStatus(page, status, option);
    const title = `Not ${after.toLowerCase()}: App ${app}`;
    await expect(toasts(page).getByText(title, { exact: true })).toBeVisible();
    await expect(toasts(page)).toContainText('could not be reached. Nothing was sent.');
    await expect(
      page.getByRole('paragraph').filter({ hasText: /^Nothing was sent at [\d:]{8}: / }),
    ).toBeVisible();
    await expect(status).toHaveText(before);
    await expect(status).toBeFocused();
    await expectNothingLater(page, hosted);
    await expect(status).toHaveText(before);
    expect(writes).toEqual([]);

    // With the network back, it is sent when a person asks for it again.
    await toasts(page).getByRole('button', { name: 'Try again' }).click();
    await expect(status).toHaveText(after);
    expect(hosted.received()).toEqual([
      expect.stringMatching(new RegExp(`action=${option.toLowerCase()}$`)),
    ]);
  });
