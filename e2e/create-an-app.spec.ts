import {
  createButton,
  fillNames,
  nameField,
  newKeyPanel,
  openNewApp,
  ownerCases,
} from './app-forms.ts';
import { test } from './cases/case-fixture.ts';
import { chooseScenario, expect, failedRequest, type Page } from './test.ts';

const [xDeveloper] = ownerCases;
if (!xDeveloper) throw new Error('there is no owner');

// Before an app is created, the console looks whether its owner has one of this name: 404.
test.beforeEach(({ expectedNoise }) => void expectedNoise.push(failedRequest));

test('creates an app with one request, and shows its key once', async ({ page, writes }) => {
  await page.goto('/organizations/keywarden-demo/apps');
  await page.getByRole('button', { name: 'Create app' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Create app' })).toBeFocused();
  await fillNames(page, xDeveloper, 'Größter “Shop”');
  await expect(nameField(page)).toHaveValue('Grosster -Shop');
  await page.getByRole('textbox', { name: 'Callback URL' }).fill('https://shop.example/back');
  await page.getByRole('textbox', { name: 'Notes' }).fill('On-call: Noor');
  const [auto, manual] = xDeveloper.products;
  for (const product of xDeveloper.products)
    await page.getByRole('checkbox', { name: product, exact: true }).check();
  await expect(page.getByText('2 API products chosen.')).toBeVisible();
  await page.getByRole('radio', { name: 'After some days' }).check();
  await page.getByRole('textbox', { name: 'Days until it expires' }).fill('30');
  await page.getByRole('button', { name: 'Add attribute' }).click();
  await page.keyboard.type('team');
  await page.getByRole('textbox', { name: 'Value' }).fill('blue');
  const wasShown = await watchForText(page, 'The app exists');
  await createButton(page).click();

  const panel = newKeyPanel(page);
  await expect(panel.getByText(/^Created, verified /)).toBeVisible();
  expect(await wasShown(), 'while the page of the app opens').toBe(false);
  await expect(panel.getByRole('listitem').filter({ hasText: auto })).toContainText('Approved');
  await expect(panel.getByRole('listitem').filter({ hasText: manual })).toContainText('Pending');
  expect(writes.map(({ method, target }) => `${method} ${target}`)).toEqual([
    `POST /v1/organizations/keywarden-demo/${xDeveloper.path}/apps`,
  ]);
  expect(JSON.parse(writes[0]?.body ?? '')).toEqual({
    name: 'Grosster -Shop',
    callbackUrl: 'https://shop.example/back',
    attributes: [
      { name: 'DisplayName', value: 'Größter “Shop”' },
      { name: 'Notes', value: 'On-call: Noor' },
      { name: 'team', value: 'blue' },
    ],
    apiProducts: xDeveloper.products,
    keyExpiresIn: '2592000000',
  });

  const secret = await panel.getByRole('definition').nth(1).locator('code').innerText();
  await panel.getByRole('button', { name: 'I have stored it' }).click();
  await expect(panel).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Größter “Shop”' })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
});

test('a new app of an organization that is loaded is listed, counted and found', async ({
  page,
}) => {
  await page.goto('/organizations/keywarden-large/apps');
  await page.getByRole('button', { name: 'Load all apps' }).click();
  await expect(page.getByText('12,000 apps', { exact: true })).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Create app' }).click();
  await page.getByRole('textbox', { name: 'Display name' }).fill('Zebra crossing');
  await page.getByRole('combobox', { name: 'Owner' }).press('ArrowDown');
  await page.getByRole('option').first().click();
  await page.getByRole('checkbox').first().check();
  await createButton(page).click();
  await newKeyPanel(page).getByRole('button', { name: 'I have stored it' }).click();
  const navigation = page.getByRole('navigation', { name: 'Main navigation' });
  await navigation.getByRole('link', { name: 'Apps', exact: true }).click();
  await page.getByRole('searchbox').fill('Zebra crossing');
  await expect(page.getByRole('link', { name: 'Zebra crossing' })).toBeVisible();
  await expect(page.getByText('1 of 12,001 apps', { exact: true })).toBeVisible();
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

test('a refusal is shown at its field or in the form, and the input stays', async ({
  page,
  writes,
}) => {
  await openNewApp(page, 'keywarden-demo');
  await fillNames(page, { ...xDeveloper, owner: 'nobody@nowhere.example' }, 'Shop');
  await createButton(page).click();
  const owner = page.getByRole('combobox', { name: 'Owner' });
  await expect(owner).toHaveAccessibleDescription('There is no such owner (404).');
  await expect(owner).toHaveValue('nobody@nowhere.example');
  await owner.fill(xDeveloper.owner);
  const alert = page.getByRole('alert');
  for (const [scenario, problem] of [
    ['App name is taken (409)', 'This owner already has an app with this name.'],
    ['Too many API products (400)', /^The server refused these API products/],
    ['Too many attributes (400)', /^The server refused these attributes/],
  ] as const) {
    await chooseScenario(page, scenario);
    await createButton(page).click();
    await expect(page.getByText(problem)).toBeVisible();
    await expect(alert).toContainText('Not created: App Shop');
  }
  await chooseScenario(page, 'Changes forbidden (403)');
  await createButton(page).click();
  await expect(alert).toContainText('apigee.developerapps.create');
  await expect(nameField(page)).toHaveValue('Shop');
  // Not sent to the owner that does not exist.
  expect(writes).toHaveLength(4);
  await chooseScenario(page, 'No faults');
  await createButton(page).click();
  await expect(newKeyPanel(page).getByText(/^Created, verified /)).toBeVisible();
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

test('a lost reply: creates one app, and says what exists', async ({ page, writes }) => {
  await openNewApp(page, 'keywarden-demo', 'reply-lost');
  await fillNames(page, xDeveloper, 'Shop');
  await createButton(page).click();
  await expect(newKeyPanel(page).getByText(/^Created/)).toBeVisible({ timeout: 15_000 });
  expect(writes).toHaveLength(1);
});

test('an address can name the owner; unsaved input is not discarded without asking', async ({
  page,
}) => {
  await page.goto('/organizations/keywarden-edge/apps/new?kind=company&owner=phpunit');
  await expect(page.getByRole('radio', { name: 'Company' })).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Owner' })).toHaveValue('phpunit');
  await page.getByRole('button', { name: 'Cancel' }).click();
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

test('a display name that several owners have is refused at its field, with their names', async ({
  page,
  openCase,
}) => {
  const groups = ['acme-eu', 'acme-us'].map((name) => ({ name, displayName: 'Acme' }));
  const { url, writes } = await openCase('01-odd-row', { groups });
  await page.goto(`${url}/organizations/case/apps/new`);
  await page.getByRole('textbox', { name: 'Display name' }).fill('Shop');
  await page.getByRole('radio', { name: 'AppGroup' }).check();
  const owner = page.getByRole('combobox', { name: 'Owner' });
  await owner.fill('Acme');
  await expect(page.getByRole('option')).toHaveCount(2);
  await createButton(page).click();
  await expect(owner).toHaveAccessibleDescription(/^Several owners match: acme-eu and acme-us\./);
  await expect(owner).toBeFocused();
  expect(writes()).toEqual([]);
});

/** Watches for a text that the page may show for a moment only. Returns whether it was shown. */
async function watchForText(page: Page, text: string): Promise<() => Promise<boolean>> {
  const shown = await page.evaluateHandle((wanted) => {
    const seen = { isSeen: false };
    const look = () => (seen.isSeen ||= document.body.textContent.includes(wanted));
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
    return seen;
  }, text);
  return () => shown.evaluate(({ isSeen }) => isSeen);
}
