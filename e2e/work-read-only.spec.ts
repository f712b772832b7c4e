import { changeStatus, submitStatus, notesOn } from './statuses.ts';
import {
  chooseScenario,
  expect,
  failedRequest,
  organizations,
  pathOf,
  tabTo,
  tallViewport,
  test,
  type Locator,
  type Page,
} from './test.ts';

test.use(tallViewport);

const { x, edge } = organizations;
const forbidden = 'Changes forbidden (403)';
const keysAndProducts = /^Status of /;

// A viewer role: the first 403 names the missing permission, and the page then shows read-only controls.
for (const { kind, organization, app, refuses, below, apps, keys } of [
  {
    kind: 'a developer’s app on Apigee X',
    organization: x,
    app: 'Checkout iOS',
    refuses: 'Status of orders',
    below: 6,
    keys: 'apigee.appkeys.manage',
    apps: 'apigee.developerapps.manage',
  },
  {
    kind: 'an AppGroup’s app on Apigee X',
    organization: x,
    app: 'Warehouse Scanner',
    refuses: keysAndProducts,
    below: 3,
    keys: 'apigee.appkeys.manage',
    apps: 'apigee.appgroupapps.manage',
  },
])
  test(`${kind}: each 403 makes exactly the controls that need the permission read-only`, async ({
    page,
    writes,
    expectedNoise,
  }) => {
    expectedNoise.push(failedRequest);
    await page.goto(`${pathOf(app, organization)}/edit?scenario=forbidden`);
    const appStatus = page.getByRole('combobox', { name: 'App status' });
    const others = page.getByRole('combobox', { name: keysAndProducts });
    const first = page.getByRole('combobox', { name: refuses }).first();
    await expect(first).toHaveText('Approved');
    await revokeInVain(page, first);
    await expect(others).toHaveCount(below);
    await expectReadOnly(page, others, keys);
    await expectUsable(page, appStatus);

    await revokeInVain(page, appStatus);
    await expectReadOnly(page, appStatus, apps);
    expect(writes).toHaveLength(2);

    await chooseScenario(page, 'No faults');
    await expectUsable(page, appStatus);
    await expectUsable(page, first);
    await changeStatus(page, first, 'Revoke');
    expect(writes).toHaveLength(3);
  });

test('on Edge, a 403 names the role and makes what needs it read-only, here and on other pages', async ({
  page,
  writes,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${pathOf('Metro Timetable', edge)}/edit?scenario=forbidden`);
  const appStatus = page.getByRole('combobox', { name: 'App status' });
  const others = page.getByRole('combobox', { name: keysAndProducts });
  await expect(others.first()).toHaveText('Approved');
  await revokeInVain(page, others.first());
  await expectReadOnly(page, others, 'org admin (manage app keys)');
  await expectUsable(page, appStatus);

  await page
    .getByRole('navigation', { name: 'Breadcrumb' })
    .getByRole('link', { name: 'Apps' })
    .click();
  await page.getByRole('button', { name: 'Edit Lost Property', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Edit Lost Property' })).toBeFocused();
  await expectReadOnly(page, others, 'org admin (manage app keys)');
  expect(writes).toHaveLength(1);

  await chooseScenario(page, 'No faults');
  await expectUsable(page, others.first());
});

test('a change without permission can’t be undone', async ({ page, writes, expectedNoise }) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  for (const name of ['App status', 'Status of orders']) {
    const status = page.getByRole('combobox', { name, exact: true });
    await changeStatus(page, status, 'Revoke');
  }
  await chooseScenario(page, forbidden);
  await revokeInVain(page, page.getByRole('combobox', { name: 'Status of loyalty' }));
  expect(writes).toHaveLength(3);

  await page.getByRole('navigation').getByRole('link', { name: 'Activity' }).click();
  const table = page.getByRole('table', { name: 'Activity' });
  const undoOrders = table.getByRole('button', { name: 'Undo: orders', exact: true });
  const undoApp = table.getByRole('button', { name: 'Undo: App Checkout Web', exact: true });
  await expect(undoApp).not.toHaveAttribute('aria-disabled');
  await expect(undoOrders).toHaveAttribute('aria-disabled', 'true');
  await expect(undoOrders).toHaveAccessibleDescription(/apigee\.appkeys\.manage/);
  await tabTo(page, undoOrders);
  for (const key of ['Enter', 'Space']) await page.keyboard.press(key);
  await undoOrders.click({ force: true });
  await expect(table.getByRole('row')).toHaveCount(4);
  expect(writes).toHaveLength(3);

  await chooseScenario(page, 'No faults');
  await expect(undoOrders).not.toHaveAttribute('aria-disabled');
  await undoOrders.click();
  await expect(table.getByRole('row').nth(1)).toContainText('Approved, verified');
  expect(writes).toHaveLength(4);
});

/** The page reports a 403 without any success text, and the control is unchanged. */
async function revokeInVain(page: Page, status: Locator): Promise<void> {
  const notes = notesOn(page).filter({ hasText: /^Failed; checked again [^A-Z]*: Approved/ });
  const before = await notes.count();
  await submitStatus(page, status, 'Revoke');
  await expect(notes).toHaveCount(before + 1);
  for (const note of await notes.all()) {
    await expect(note).toContainText('You don’t have permission for this (403).');
    await expect(note.getByRole('button')).toHaveCount(0);
  }
  await expect(status).toHaveText('Approved');
}

async function expectReadOnly(page: Page, controls: Locator, permission: string): Promise<void> {
  expect(await controls.count()).toBeGreaterThan(0);
  for (const control of await controls.all()) {
    await expect(control).toHaveAttribute('aria-disabled', 'true');
    await expect(control).toHaveAccessibleDescription(
      `Read-only: the server refused ${permission}`,
    );
    await tabTo(page, control);
    for (const key of ['Enter', 'Space', 'ArrowDown', 'ArrowUp', 'Home', 'r', 'a'])
      await page.keyboard.press(key);
    await control.click({ force: true });
    await expect(page.getByRole('listbox')).toHaveCount(0);
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect(control).toBeFocused();
  }
}

async function expectUsable(page: Page, control: Locator): Promise<void> {
  await expect(control).not.toHaveAttribute('aria-disabled');
  await expect(control).toHaveAccessibleDescription('');
  await control.press('Enter');
  await expect(page.getByRole('option', { name: 'Revoke', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toHaveCount(0);
}
