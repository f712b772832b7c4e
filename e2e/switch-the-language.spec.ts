import { openSettings } from './navigate.ts';
import { submitStatus } from './statuses.ts';
import {
  appOfSeed,
  expect,
  keyOf,
  masked,
  organizations,
  pathOf,
  tallViewport,
  test,
} from './test.ts';

test.use(tallViewport);

test('switching the language on the edit page keeps its state and sends nothing', async ({
  page,
}) => {
  const { consumerKey } = keyOf('Delivery Hub');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${pathOf('Delivery Hub')}/edit`);
  const card = page.getByRole('group', { name: masked(keyOf('Delivery Hub')) });
  const shipping = card.getByRole('combobox', { name: /shipping/ });
  await submitStatus(page, shipping, 'Revoke');
  const undoButton = card.getByRole('button', { name: /: shipping$/ });
  await expect(undoButton).toHaveText('Undo');
  await card.getByRole('button', { name: 'Reveal key' }).click();
  await expect(card.getByText(consumerKey)).toBeVisible();

  const language = page.getByRole('combobox', { name: /^(Language|Sprache|Langue)$/ });
  await openSettings(page);
  await language.focus();
  await card.evaluate((found) => found.scrollIntoView());
  const top = async () => (await card.boundingBox())?.y ?? Number.NaN;
  const before = await top();
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(300);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  for (const [chosen, heading, hide, status, undo] of [
    ['de', 'Anmeldedaten', 'Verbergen: Schlüssel', 'Widerrufen', 'Rückgängig machen'],
    ['fr', 'Identifiants', 'Masquer la clé', 'Révoqué', 'Annuler la modification'],
    ['en', 'Credentials', 'Hide key', 'Revoked', 'Undo'],
  ] as const) {
    await language.selectOption(chosen);
    await expect(page.getByRole('heading', { level: 2, name: heading })).toBeAttached();
    await expect(page.locator('html')).toHaveAttribute('lang', chosen);
    await expect(language).toBeFocused();
    await expect(card.getByText(consumerKey)).toBeVisible();
    await expect(card.getByRole('button', { name: hide })).toBeVisible();
    await expect(shipping).toHaveText(status);
    await expect(undoButton).toHaveText(undo);
    // Longer texts can add lines. What was in view must stay in view.
    expect(Math.abs((await top()) - before)).toBeLessThan(90);
  }
  expect(await top()).toBeCloseTo(before, 0);
  expect(requests).toEqual([]);
});

const terms = [
  {
    language: 'de',
    publish: 'Veröffentlichen',
    apps: 'Apps',
    edit: 'Bearbeiten',
    credentials: 'Anmeldedaten',
    status: 'Status',
    approve: 'Genehmigen',
    revoke: 'Widerrufen',
    approved: 'Genehmigt',
    revoked: 'Widerrufen',
    pending: 'Ausstehend',
  },
  {
    language: 'fr',
    publish: 'Publier',
    apps: 'Applications',
    edit: 'Modifier',
    credentials: 'Identifiants',
    status: 'État',
    approve: 'Approuver',
    revoke: 'Révoquer',
    approved: 'Approuvé',
    revoked: 'Révoqué',
    pending: 'En attente',
  },
];

for (const term of terms)
  test(`Apigee’s own terms, from the list to a revoked product: ${term.language}`, async ({
    page,
  }) => {
    await page.goto(`/?language=${term.language}`);
    const group = page.getByRole('navigation').getByRole('group', { name: term.publish });
    await expect(group.getByRole('link', { name: term.apps })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: term.apps })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: term.status })).toBeVisible();
    await page.getByRole('link', { name: 'Storm Watch' }).click();
    await page.getByRole('button', { name: term.edit, exact: true }).click();
    await expect(page.getByRole('heading', { level: 2, name: term.credentials })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: term.status, exact: true })).toBeVisible();
    await expect(page.getByRole('combobox', { name: /premium-weather/ })).toHaveText(term.pending);
    const basic = page.getByRole('combobox', { name: /weather-basic/ });
    await expect(basic).toHaveText(term.approved);
    await basic.click();
    const options = page.getByRole('listbox').getByRole('option');
    await expect(options).toHaveText([term.approve, term.revoke]);
    await options.nth(1).click();
    const dialog = page.getByRole('alertdialog', { name: /weather-basic/ });
    await dialog.getByRole('button', { name: term.revoke, exact: true }).click();
    await expect(basic).toHaveText(term.revoked);
  });

for (const { locale, language, first } of [
  { locale: 'de-DE', language: 'de', first: 'Apps – keywarden-demo – Keywarden' },
  { locale: 'fr-FR', language: 'fr', first: 'Applications – keywarden-demo – Keywarden' },
  { locale: 'pt-BR', language: 'en', first: 'Apps – keywarden-demo – Keywarden' },
])
  test.describe(`a browser in ${locale}`, () => {
    test.use({ locale });
    test(`starts in ${language}, and a chosen language survives a reload`, async ({ page }) => {
      await page.goto('/');
      await expect(page).toHaveTitle(first);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      const select = page.getByRole('combobox', { name: /^(Language|Sprache|Langue)$/ });
      await openSettings(page);
      await expect(select).toHaveValue(language);
      const other = language === 'fr' ? 'de' : 'fr';
      await select.selectOption(other);
      await expect(page.locator('html')).toHaveAttribute('lang', other);
      await page.reload();
      await expect(page.getByRole('rowheader').first()).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', other);
      await openSettings(page);
      await expect(select).toHaveValue(other);
    });
  });

test('dates follow the language', async ({ page }) => {
  const { createdAt } = appOfSeed(organizations.x, 'Checkout Web');
  await page.goto('/?language=de');
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: 'Checkout Web' }) });
  const settings = await openSettings(page);
  await expect(settings.getByRole('combobox').first().getByRole('option')).toHaveText([
    'English',
    'Deutsch',
    'Français',
  ]);
  for (const language of ['de', 'fr', 'en']) {
    await settings.getByRole('combobox').first().selectOption(language);
    const day = new Intl.DateTimeFormat(language, {
      dateStyle: 'medium',
      timeZone: 'Europe/Berlin',
    });
    await expect(row).toContainText(day.format(createdAt));
  }
});
