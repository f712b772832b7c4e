import { switchOrganization } from './navigate.ts';
import { edgeCompany, xDeveloper } from './seed/apps-by-owner.ts';
import { changeStatus, controlOf, statusAfter, writeOf } from './statuses.ts';
import { expect, tallViewport, test } from './test.ts';

test.use(tallViewport);

// The other kinds of owner are changed by keyboard.
for (const { kind, organization, app, keyGroup, switches } of [xDeveloper, edgeCompany]) {
  test(`by mouse, from the list to ${kind} and back`, async ({ page, writes }) => {
    await page.goto('/');
    await switchOrganization(page, organization);
    await page.getByRole('navigation').getByRole('link', { name: 'Apps', exact: true }).click();
    await page.getByRole('searchbox').fill(app);
    const list = page.getByRole('table', { name: 'Apps' });
    await list.getByRole('link', { name: app, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: app })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'App status' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const [ofApp, ofKey, ofProduct] = switches;

    // Product, key, app, and back in the same order: each level is changed both on its own and
    // below a revoked parent.
    for (const each of [ofProduct, ofKey, ofApp]) {
      await expect(controlOf(page, each)).toHaveText(each.before);
      await changeStatus(page, controlOf(page, each), each.change);
      expect(writes.splice(0)).toEqual([writeOf(each, each.change)]);
    }
    await expect(page.getByRole('group', { name: keyGroup, exact: true })).toContainText(
      'Blocked: key revoked',
    );
    await page.reload();
    for (const each of switches)
      await expect(controlOf(page, each)).toHaveText(statusAfter[each.change]);

    for (const each of [ofProduct, ofKey, ofApp]) {
      await changeStatus(page, controlOf(page, each), each.back);
      expect(writes.splice(0)).toEqual([writeOf(each, each.back)]);
    }
    await page.reload();
    for (const each of switches) await expect(controlOf(page, each)).toHaveText(each.before);
    expect(writes).toEqual([]);
  });
}
