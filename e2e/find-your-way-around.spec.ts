import { openSettings, organizationOptions, switchOrganization } from './navigate.ts';
import {
  appOfSeed,
  edgeCases,
  expect,
  failedRequest,
  organizations,
  pathOf,
  tabTo,
  tallViewport,
  test,
  type Page,
} from './test.ts';

test.use(tallViewport);

test('every page has landmarks, one heading, a title and the demo notice', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  for (const [path, heading, title] of [
    ['/', 'Apps', 'Apps – keywarden-demo'],
    [pathOf('Karta'), 'Χάρτης της πόλης', 'Χάρτης της πόλης – keywarden-demo'],
    [`${pathOf('Karta')}/edit`, 'Edit Χάρτης της πόλης', 'Edit Χάρτης της πόλης – keywarden-demo'],
    ['/nowhere', 'Page not found', 'Page not found'],
    ['/organizations/nobody/apps', 'Could not load this page', 'Could not load this page'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expect(page).toHaveTitle(`${title} – Keywarden`);
    await expect(page.getByRole('banner')).toHaveCount(1);
    await expect(page.getByRole('main')).toHaveCount(1);
    const publish = page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('group', { name: 'Publish' });
    await expect(publish.getByRole('link', { name: 'Apps', exact: true })).toBeVisible();
    await expect(
      page.getByRole('banner').getByRole('button', { name: /^Demo data/ }),
    ).toBeVisible();
  }
});

test('the skip link moves to the main content', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).not.toBeInViewport();
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeFocused();
});

test('a new page focuses its heading and is announced', async ({ page }) => {
  await page.goto('/');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  // On the first page of a visit, the browser keeps the focus.
  await expect(page.locator('body')).toBeFocused();

  await page.getByRole('link', { name: 'Rain Radar' }).click();
  await expectArrival(page, 'Rain Radar');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expectArrival(page, 'Edit Rain Radar');
  await page.getByRole('button', { name: 'Done' }).click();
  await expectArrival(page, 'Rain Radar');
  await page
    .getByRole('navigation', { name: 'Breadcrumb' })
    .getByRole('link', { name: 'Apps' })
    .click();
  // Back in the list, the focus is in the row that was opened.
  await expectAnnounced(page, 'Apps');
  await expect(page.getByRole('link', { name: 'Rain Radar' })).toBeFocused();
  await page.goBack();
  await expectArrival(page, 'Rain Radar');
  await expect(heading).toHaveCount(1);
});

test('the organization menu switches to the other platform and back', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('rowheader')).toHaveCount(60);
  await page.getByRole('searchbox').fill('weather');
  await switchOrganization(page, organizations.edge);
  await expect(page).toHaveURL('/organizations/keywarden-edge/apps');
  await expect(page.getByRole('rowheader')).toHaveCount(24);
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect(page.getByRole('banner')).toContainText('Apigee Edge');
  await expect(page).toHaveTitle('Apps – keywarden-edge – Keywarden');
  await expect(
    page.getByRole('status').filter({ hasText: 'Apps – keywarden-edge' }),
  ).toBeAttached();

  // An app from the API's documentation, so the expected texts are known.
  await page.getByRole('link', { name: 'AnotherTestApp', exact: true }).click();
  const { appId, credentials } = appOfSeed(organizations.edge, 'AnotherTestApp');
  await expect(page.getByText(appId, { exact: true })).toBeVisible();
  await expect(page.getByRole('group', { name: /^Key / })).toHaveCount(credentials.length);
  const products = page.getByRole('table', { name: /^API products/ }).getByRole('row');
  await expect(products.filter({ hasText: 'Weather-Product' })).toContainText('Revoked');

  await switchOrganization(page, organizations.x);
  await expect(page).toHaveURL('/organizations/keywarden-demo/apps');
  await expect(page.getByRole('rowheader')).toHaveCount(60);
  await expect(page.getByRole('banner')).toContainText('Apigee X');
});

test('the organization list is searched, and only Enter or a click switches', async ({ page }) => {
  await page.goto('/');
  const organization = page.getByRole('combobox', { name: 'Organization' });
  const field = page.getByRole('combobox', { name: 'Search organizations' });
  const options = organizationOptions(page);
  const selected = page.getByRole('option', { selected: true });
  await expect(organization).toHaveText(organizations.x);
  await organization.press('ArrowDown');
  await expect(field).toBeFocused();
  await expect(options).toHaveText([
    organizations.x,
    organizations.edge,
    edgeCases,
    'keywarden-large',
  ]);
  await expect(selected).toHaveText(organizations.x);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(selected).toHaveText(edgeCases);
  await page.keyboard.press('Escape');
  await expect(organization).toBeFocused();
  await expect(organization).toHaveText(organizations.x);
  await page.keyboard.press('e');
  await expect(options).toHaveCount(0);

  await page.keyboard.press('Enter');
  await field.fill('Edge');
  await expect(options).toHaveText([organizations.edge, edgeCases]);
  await field.fill('no such name');
  await expect(page.getByText('No organization has this name.')).toBeVisible();
  await field.fill('edge');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/organizations/${organizations.edge}/apps`);
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeFocused();
  await expect(organization).toHaveText(organizations.edge);
});

test('the theme takes effect at once and survives a reload', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const theme = page.getByRole('combobox', { name: 'Theme' });
  await openSettings(page);
  await expect(theme).toHaveValue('system');
  const light = await brightnessOf(page);
  expect(light).toBeGreaterThan(0.9);
  await theme.selectOption('Dark');
  expect(await brightnessOf(page)).toBeLessThan(0.2);
  await page.reload();
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await openSettings(page);
  await expect(theme).toHaveValue('dark');
  expect(await brightnessOf(page)).toBeLessThan(0.2);
  await theme.selectOption('Light');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await brightnessOf(page)).toBe(light);
  await theme.selectOption('System');
  expect(await brightnessOf(page)).toBeLessThan(0.2);
});

test('below 720 px the navigation is a drawer with a scrim', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(pathOf('Rain Radar'));
  const menu = page.getByRole('button', { name: 'Menu' });
  const apps = page
    .getByRole('navigation', { name: 'Main navigation' })
    .getByRole('link', { name: 'Apps' });
  await expect(page.getByRole('heading', { level: 1, name: 'Rain Radar' })).toBeVisible();
  await expect(apps).toBeHidden();
  await menu.click();
  await expect(apps).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(apps).toBeHidden();
  await expect(menu).toBeFocused();

  // A click on the scrim closes the drawer and reaches nothing below it.
  await menu.click();
  const edit = await page.getByRole('button', { name: 'Edit', exact: true }).boundingBox();
  await page.mouse.click((edit?.x ?? 0) + 8, (edit?.y ?? 0) + 8);
  await expect(apps).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Rain Radar' })).toBeVisible();

  // The focus is never on what the drawer covers.
  await menu.click();
  await tabTo(page, page.getByRole('link', { name: 'Apps' }).last());
  await expect(apps).toBeHidden();
  await menu.click();
  await apps.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeFocused();
  await expect(apps).toBeHidden();
});

async function expectArrival(page: Page, heading: string) {
  await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeFocused();
  await expectAnnounced(page, heading);
}

async function expectAnnounced(page: Page, heading: string) {
  const announcement = page.getByRole('status').filter({ hasText: `${heading} – keywarden-demo` });
  await expect(announcement).toBeAttached();
  await expect(page).toHaveTitle(`${heading} – keywarden-demo – Keywarden`);
}

// The lightness of the page's background: 0 is black, 1 is white.
async function brightnessOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 765;
  });
}
