import { organizationOptions } from './navigate.ts';
import { edgeDeveloper, xAppGroup } from './seed/apps-by-owner.ts';
import { controlOf, type Option, statusAfter, type Switch, writeOf } from './statuses.ts';
import { expect, organizations, tabTo, tallViewport, test, toasts, type Page } from './test.ts';

test.use(tallViewport);

// The other kinds of owner are changed by mouse.
for (const { kind, organization, app, switches } of [xAppGroup, edgeDeveloper]) {
  test(`by keyboard alone, from the list to ${kind} and back`, async ({ page, writes }) => {
    // About two hundred key presses.
    test.slow();
    await page.goto('/');
    await tabTo(page, page.getByRole('combobox', { name: 'Organization' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Search organizations' })).toBeFocused();
    await expect(organizationOptions(page)).toHaveCount(4);
    for (
      let others = Object.values<string>(organizations).indexOf(organization);
      others > 0;
      others -= 1
    )
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveTitle(`Apps – ${organization} – Keywarden`);
    await expect(page.getByRole('table', { name: 'Apps' })).toBeVisible();
    await tabTo(page, page.getByRole('searchbox'));
    await page.keyboard.type(app);
    await tabTo(page, page.getByRole('link', { name: app, exact: true }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: app })).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: 'Edit', exact: true }));
    await page.keyboard.press('Space');
    await expect(page.getByRole('heading', { level: 1, name: `Edit ${app}` })).toBeFocused();

    for (const each of switches) {
      await change(page, each, each.change);
      expect(writes.splice(0)).toEqual([writeOf(each, each.change)]);
    }
    await page.reload();
    for (const each of switches) {
      await expect(controlOf(page, each)).toHaveText(statusAfter[each.change]);
      await change(page, each, each.back);
      expect(writes.splice(0)).toEqual([writeOf(each, each.back)]);
    }
    await page.reload();
    for (const each of switches) await expect(controlOf(page, each)).toHaveText(each.before);
    await expect(toasts(page)).toHaveCount(0);
    expect(writes).toEqual([]);
  });
}

async function change(page: Page, each: Switch, option: Option): Promise<void> {
  const status = controlOf(page, each);
  await tabTo(page, status);
  await page.keyboard.press(option === 'Approve' ? 'Enter' : 'ArrowDown');
  // The list opens with the focus on the current status. The other option is one arrow key away.
  const now = option === 'Approve' ? 'Revoke' : 'Approve';
  await expect(page.getByRole('option', { name: now, selected: true })).toBeFocused();
  await page.keyboard.press(option === 'Approve' ? 'ArrowUp' : 'ArrowDown');
  await expect(page.getByRole('option', { name: option })).toBeFocused();
  await page.keyboard.press('Enter');
  if (option === 'Revoke') {
    const dialog = page.getByRole('alertdialog', { name: /^Revoke / });
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await tabTo(page, dialog.getByRole('button', { name: 'Revoke', exact: true }));
    await page.keyboard.press('Space');
  }
  await expect(status).toHaveText(statusAfter[option]);
  await expect(status).toBeFocused();
}
