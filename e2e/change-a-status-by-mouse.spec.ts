import { appsByOwner, statusAfter, type Option, type Switch } from './apps-by-owner.ts';
import { choose, confirmRevoke, expect, tallViewport, test, type Locator, type Page } from './test.ts';

test.use(tallViewport);

for (const { kind, organization, app, keyGroup, switches } of appsByOwner) {
  test(`by mouse, from the list to ${kind} and back`, async ({ page, writes }) => {
    await page.goto('/');
    await page.getByRole('combobox', { name: 'Organization' }).selectOption(organization);
    await page.getByRole('navigation').getByRole('link', { name: 'Apps', exact: true }).click();
    await page.getByRole('searchbox').fill(app);
    const list = page.getByRole('table', { name: 'Apps' });
    await list.getByRole('link', { name: app, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: app })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'App status' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const [ofApp, ofKey, ofProduct] = switches;

    // From the inside out and back in the same order, so that each level is changed on its own as well
    // as below one that is revoked.
    for (const each of [ofProduct, ofKey, ofApp]) {
      await expect(control(page, each)).toHaveText(each.before);
      await change(page, each, each.change);
      expect(writes.splice(0)).toEqual([request(each, each.change)]);
    }
    await expect(page.getByRole('group', { name: keyGroup })).toContainText('Blocked: key revoked');
    await page.reload();
    for (const each of switches) await expect(control(page, each)).toHaveText(statusAfter[each.change]);

    for (const each of [ofProduct, ofKey, ofApp]) {
      await change(page, each, each.back);
      expect(writes.splice(0)).toEqual([request(each, each.back)]);
    }
    await page.reload();
    for (const each of switches) await expect(control(page, each)).toHaveText(each.before);
    expect(writes).toEqual([]);
  });
}

function control(page: Page, { name }: Switch): Locator {
  return page.getByRole('combobox', { name, exact: true });
}

async function change(page: Page, each: Switch, option: Option): Promise<void> {
  await choose(page, control(page, each), option);
  if (option === 'Revoke') await confirmRevoke(page);
  await expect(control(page, each)).toHaveText(statusAfter[option]);
}

function request({ method, path }: Switch, option: Option) {
  const target = `${path}?action=${option === 'Approve' ? 'approve' : 'revoke'}`;
  return { method, target, contentType: 'application/octet-stream', body: null };
}
