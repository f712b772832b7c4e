import {
  createButton,
  fillNames,
  nameField,
  newKeyPanel,
  openNewApp,
  ownerCases,
} from './app-forms.ts';
import { chooseScenario, expect, failedRequest, tabTo, test } from './test.ts';

const [xDeveloper] = ownerCases;
if (!xDeveloper) throw new Error('there is no owner');

// Before an app is created, the console looks whether its owner has one of this name: 404.
test.beforeEach(({ expectedNoise }) => void expectedNoise.push(failedRequest));

for (const one of ownerCases)
  test(`${one.title}: creates an app with one request, and shows its key once`, async ({
    page,
    writes,
  }) => {
    const { organization, products, path } = one;
    await page.goto(`/organizations/${organization}/apps`);
    await page.getByRole('button', { name: 'Create app' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Create app' })).toBeFocused();
    await fillNames(page, one, 'Größter “Shop”');
    await expect(nameField(page)).toHaveValue('Grosster -Shop');
    await page.getByRole('textbox', { name: 'Callback URL' }).fill('https://shop.example/back');
    await page.getByRole('textbox', { name: 'Notes' }).fill('On-call: Noor');
    for (const product of products)
      await page.getByRole('checkbox', { name: product, exact: true }).check();
    await expect(page.getByText('2 API products chosen.')).toBeVisible();
    await page.getByRole('radio', { name: 'After some days' }).check();
    await page.getByRole('textbox', { name: 'Days until it expires' }).fill('30');
    await page.getByRole('button', { name: 'Add attribute' }).click();
    await page.keyboard.type('team');
    await page.getByRole('textbox', { name: 'Value' }).fill('blue');
    await createButton(page).click();

    const panel = newKeyPanel(page);
    await expect(panel.getByText(/^Created, verified /)).toBeVisible();
    await expect(panel.getByRole('listitem').filter({ hasText: products[0] })).toContainText(
      'Approved',
    );
    await expect(panel.getByRole('listitem').filter({ hasText: products[1] })).toContainText(
      'Pending',
    );
    expect(writes.map(({ method, target }) => `${method} ${target}`)).toEqual([
      `POST /v1/organizations/${organization}/${path}/apps`,
    ]);
    expect(JSON.parse(writes[0]?.body ?? '')).toEqual({
      name: 'Grosster -Shop',
      callbackUrl: 'https://shop.example/back',
      attributes: [
        { name: 'DisplayName', value: 'Größter “Shop”' },
        { name: 'Notes', value: 'On-call: Noor' },
        { name: 'team', value: 'blue' },
      ],
      apiProducts: products,
      keyExpiresIn: organization === 'keywarden-edge' ? 2_592_000_000 : '2592000000',
    });

    const secret = await panel.getByRole('definition').nth(1).locator('code').innerText();
    await panel.getByRole('button', { name: 'I have stored it' }).click();
    await expect(panel).toBeHidden();
    await expect(page.getByRole('heading', { level: 1, name: 'Größter “Shop”' })).toBeVisible();
    expect(await page.content()).not.toContain(secret);
    expect(JSON.stringify(await page.evaluate(() => [location.href, history.state]))).not.toContain(
      secret,
    );
  });

test('by keyboard alone', async ({ page, writes }) => {
  await page.goto('/organizations/keywarden-demo/apps');
  const open = page.getByRole('button', { name: 'Create app' });
  await open.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Create app' })).toBeFocused();
  await tabTo(page, page.getByRole('textbox', { name: 'Display name' }));
  await page.keyboard.type('Keyboard shop');
  await tabTo(page, page.getByRole('combobox', { name: 'Owner' }));
  await page.keyboard.type('kwame');
  await expect(page.getByRole('option', { name: /^kwame\.mensah/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Owner' })).toHaveValue(xDeveloper.owner);
  await tabTo(page, page.getByRole('searchbox', { name: 'Search API products' }));
  await page.keyboard.type('orders');
  await tabTo(page, page.getByRole('checkbox', { name: 'orders', exact: true }));
  await page.keyboard.press('Space');
  await tabTo(page, createButton(page));
  await page.keyboard.press('Enter');
  await expect(newKeyPanel(page).getByText(/^Created, verified /)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(newKeyPanel(page)).toBeHidden();
  expect(writes).toHaveLength(1);
});

test('checks the name while it is typed, and sends nothing that is not allowed', async ({
  page,
  writes,
}) => {
  await openNewApp(page, 'keywarden-demo');
  const name = nameField(page);
  await name.fill('#1');
  await expect(name).toHaveAccessibleDescription(/must begin with a letter/);
  await name.fill('a/b');
  await expect(name).toHaveAccessibleDescription(/Only letters from A to Z/);
  await name.fill('a b');
  await expect(name).not.toHaveAttribute('aria-invalid');
  // Typed once, it does not follow the display name any more.
  await page.getByRole('textbox', { name: 'Display name' }).fill('Other');
  await expect(name).toHaveValue('a b');
  await page.getByRole('textbox', { name: 'Callback URL' }).fill('shop');
  for (const attribute of ['Notes', 'team', 'team']) {
    await page.getByRole('button', { name: 'Add attribute' }).click();
    await page.keyboard.type(attribute);
  }
  await page.getByRole('radio', { name: 'On a date and time' }).check();
  await page.getByLabel('Date and time').last().fill('2020-01-01T10:00');
  await createButton(page).click();
  for (const problem of [
    'Choose an owner.',
    'Enter a whole URL, such as https://shop.example/back',
    'DisplayName and Notes have fields of their own.',
    'Another attribute has this name.',
    'Enter a date that is not past.',
  ])
    await expect(page.getByText(problem)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Owner' })).toBeFocused();
  expect(writes).toEqual([]);
});

for (const [scenario, problem] of [
  ['name-taken', 'This owner already has an app with this name.'],
  ['product-limit', /^The server refused these API products/],
  ['attribute-limit', /^The server refused these attributes/],
] as const)
  test(`${scenario}: the refusal is shown at its field, and the input stays`, async ({
    page,
    writes,
  }) => {
    await openNewApp(page, 'keywarden-demo', scenario);
    await fillNames(page, xDeveloper, 'Shop');
    await createButton(page).click();
    await expect(page.getByText(problem)).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('Not created: App Shop');
    await expect(nameField(page)).toHaveValue('Shop');
    expect(writes).toHaveLength(1);
    await chooseScenario(page, 'No faults');
    await createButton(page).click();
    await expect(newKeyPanel(page).getByText(/^Created, verified /)).toBeVisible();
    expect(writes).toHaveLength(2);
  });

test('a missing permission is named, and the input stays', async ({ page }) => {
  await openNewApp(page, 'keywarden-demo', 'forbidden');
  await fillNames(page, xDeveloper, 'Shop');
  await createButton(page).click();
  await expect(page.getByRole('alert')).toContainText('apigee.developerapps.create');
  await expect(nameField(page)).toHaveValue('Shop');
});

for (const one of ownerCases)
  test(`${one.title}: an owner that does not exist is refused at its field`, async ({ page }) => {
    await openNewApp(page, one.organization);
    await fillNames(page, { ...one, owner: 'nobody@nowhere.example' }, 'Shop');
    await createButton(page).click();
    const owner = page.getByRole('combobox', { name: 'Owner' });
    await expect(owner).toHaveAccessibleDescription('There is no such owner (404).');
    await expect(owner).toHaveValue('nobody@nowhere.example');
  });

test('an app that its owner has already is not sent', async ({ page, writes }) => {
  await openNewApp(page, 'keywarden-demo');
  await fillNames(page, xDeveloper, 'AccraPay Wallet');
  await createButton(page).click();
  await expect(nameField(page)).toHaveAccessibleDescription(/already has an app with this name/);
  await expect(page.getByRole('alert')).toContainText('Nothing was sent.');
  expect(writes).toEqual([]);
  await page.getByRole('link', { name: 'Open the app' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'AccraPay Wallet' })).toBeFocused();
});

for (const scenario of ['reply-lost', 'fails-after-applying', 'lagging-reads'])
  test(`${scenario}: creates one app, and says what exists`, async ({ page, writes }) => {
    await openNewApp(page, 'keywarden-demo', scenario);
    await fillNames(page, xDeveloper, 'Shop');
    await createButton(page).click();
    await expect(newKeyPanel(page).getByText(/^Created/)).toBeVisible({ timeout: 15_000 });
    expect(writes).toHaveLength(1);
  });

test('is not sent again while it may still take effect; found later, the app can be opened', async ({
  page,
  writes,
}) => {
  await page.clock.install();
  await openNewApp(page, 'keywarden-demo', 'applies-very-late');
  await fillNames(page, xDeveloper, 'Shop');
  await createButton(page).click();
  await page.clock.runFor(15_000);
  await expect(page.getByRole('alert')).toContainText('So far it does not exist.');
  await createButton(page).click();
  await page.clock.runFor(2000);
  await expect(page.getByRole('alert')).toContainText('It is not sent again');
  expect(writes).toHaveLength(1);
});

test('asks before unsaved input is discarded', async ({ page }) => {
  await page.goto('/organizations/keywarden-demo/apps');
  await page.getByRole('button', { name: 'Create app' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeFocused();
  await page.getByRole('button', { name: 'Create app' }).click();
  await page.getByRole('textbox', { name: 'Display name' }).fill('Shop');
  await page.goBack();
  const dialog = page.getByRole('alertdialog', { name: 'Discard changes?' });
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page.getByRole('textbox', { name: 'Display name' })).toHaveValue('Shop');
  await page.goBack();
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeFocused();
});

test('an address can name the owner', async ({ page }) => {
  await page.goto('/organizations/keywarden-edge/apps/new?kind=company&owner=phpunit');
  await expect(page.getByRole('radio', { name: 'Company' })).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Owner' })).toHaveValue('phpunit');
});
