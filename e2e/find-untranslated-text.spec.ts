import { pasteText } from './clipboard.ts';
import { leakedLog } from './leaked-log.ts';
import { expect, failedRequest, pathOf, tallViewport, test, type Page } from './test.ts';

test.use(tallViewport);

// `en-XA` is a pseudo language: every translated text is in ⟦ ⟧, has accents, and is 40 % longer.
// A text without brackets is not translated. A text that does not fit would not fit in German either.

test('from the list to Activity, every text is translated and fits', async ({ page }) => {
  await page.goto('/?language=en-XA');
  await expect(page.getByRole('rowheader')).toHaveCount(60);
  await expectTranslated(page);

  await page.getByRole('link', { name: 'Delivery Hub' }).click();
  await expect(page.getByRole('group', { name: /…/ })).toHaveCount(5);
  await expectTranslated(page);

  await page.getByRole('button', { name: /JSÓN/ }).click();
  await expect(page.getByRole('rowheader', { name: /ápp/ })).toHaveCount(1);
  await expectTranslated(page);

  await page.getByRole('button', { name: /Édít/ }).click();
  const orders = page.getByRole('combobox', { name: /orders/ });
  await expect(orders).toHaveCount(5);
  await expectTranslated(page);

  await orders.nth(1).click();
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(2);
  await expectTranslated(page);

  await page.getByRole('listbox').getByRole('option').nth(1).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toBeVisible();
  await expectTranslated(page);

  await dialog.getByText(/réqúést/).click();
  await expectTranslated(page);

  await dialog.getByRole('button').last().click();
  await expect(page.getByRole('paragraph').filter({ hasText: /Révókéd, / })).toBeVisible();
  await expectTranslated(page);

  await openDetailsInActivity(page);
  await expect(page.getByRole('button', { name: /Cópy/ })).toBeVisible();
  await expectTranslated(page);

  // Revoked, expired and pending keys, keys without products and inactive owners: the remaining sentences.
  for (const name of [
    'Empty Cart',
    'Blueprint',
    'Drone Dispatch',
    'Coupon Finder',
    'Storm Alerts',
  ]) {
    await page.getByRole('navigation').getByRole('link', { name: /Ápps/ }).first().click();
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
    await expectTranslated(page);
  }
});

test('the conflict dialog is translated and fits', async ({ page }) => {
  await page.goto(`${pathOf('Checkout iOS')}/edit?scenario=changed-meanwhile&language=en-XA`);
  const dialog = page.getByRole('alertdialog');
  await page
    .getByRole('combobox', { name: /orders/ })
    .first()
    .click();
  await page.getByRole('listbox').getByRole('option').nth(1).click();
  await dialog.getByRole('button').last().click();
  await expect(dialog.getByRole('table')).toBeVisible();
  await expectTranslated(page);
});

test('failed changes are translated and fit in Activity', async ({ page, expectedNoise }) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${pathOf('Checkout iOS')}/edit?scenario=forbidden&language=en-XA`);
  await page
    .getByRole('combobox', { name: /orders/ })
    .first()
    .click();
  await page.getByRole('listbox').getByRole('option').nth(1).click();
  await page.getByRole('alertdialog').getByRole('button').last().click();
  await expect(page.getByRole('paragraph').filter({ hasText: /403/ })).toBeVisible();
  await expectTranslated(page);
  await openDetailsInActivity(page);
  await expectTranslated(page);
});

test('the dialogs of credentials are translated and fit, as opened and as refused', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${pathOf('C# SDK Playground')}/edit?scenario=forbidden&language=en-XA`);
  const dialog = page.getByRole('dialog');
  const button = (name: RegExp) => page.getByRole('button', { name });
  const more = button(/Móré áçtíóñs/);
  await more.click();
  const items = await page.getByRole('menuitem').allInnerTexts();
  expect(items).toHaveLength(5);
  await expectTranslated(page);
  await page.keyboard.press('Escape');
  for (const open of [
    () => button(/Ádd çrédéñtíál/).click(),
    () => button(/Ímpórt kéy/).click(),
    () => button(/Rótáté kéy/).click(),
    ...items.map((name) => async () => {
      await more.click();
      await page.getByRole('menuitem', { name, exact: true }).click();
    }),
  ]) {
    await open();
    await expectTranslated(page);
    const fields = dialog.locator('input:is([type=password], :not([type]))');
    for (const field of await fields.all()) await field.fill('x');
    await dialog.getByRole('button').last().click();
    const refusal = dialog.getByRole('alert').or(dialog.locator('[aria-describedby*="-error"]'));
    await expect(refusal.first()).toBeVisible();
    await expectTranslated(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
});

test('Leaked keys is translated and fits, with its dialog at each level', async ({ page }) => {
  await page.goto('/organizations/keywarden-demo/leaked-keys?language=en-XA');
  await page.getByRole('textbox').first().focus();
  await expectTranslated(page);
  await pasteText(page, leakedLog().text);
  await page.getByRole('button', { name: /Révóké 5 kéys/ }).click();
  const dialog = page.getByRole('dialog');
  await expectTranslated(page);
  for (const level of [1, 2, 3]) {
    await dialog.getByRole('radio').nth(level).check();
    await expectTranslated(page);
  }
  await dialog.getByRole('button').last().click();
  await expect(page.getByRole('main')).toContainText(/Déáçtívátéd: 5/);
  await expectTranslated(page);
});

for (const { state, path, shows, noise } of [
  { state: 'an empty list', path: '/?scenario=empty', shows: /órgáñízátíóñ hás ñó ápps/ },
  {
    state: 'a list without a match',
    path: '/organizations/keywarden-demo/apps?q=nothing-like-it',
    shows: /Nó ápp mátçhés/,
  },
  {
    state: 'an error page',
    path: `${pathOf('Checkout Web')}?scenario=server-error-reads`,
    shows: /Sérvér érrór/,
    noise: failedRequest,
  },
  {
    state: 'an empty Activity page',
    path: '/organizations/keywarden-demo/activity',
    shows: /Nóthíñg hás bééñ çháñgéd/,
  },
  {
    state: 'the Approvals page',
    path: '/organizations/keywarden-demo/approvals',
    shows: /Áppróváls/,
  },
  { state: 'a page that is not there', path: '/nowhere', shows: /Págé ñót fóúñd/ },
  {
    state: 'an unknown organization',
    path: '/organizations/nobody/apps',
    shows: /pérmíssíóñ/,
    noise: failedRequest,
  },
])
  test(`${state} is translated and fits`, async ({ page, expectedNoise }) => {
    if (noise) expectedNoise.push(noise);
    await page.goto(`${path}${path.includes('?') ? '&' : '?'}language=en-XA`);
    await expect(page.getByRole('main').getByText(shows).first()).toBeVisible();
    await expectTranslated(page);
    await page.getByRole('button', { name: /Démó dátá/ }).click();
    await expect(page.getByRole('dialog', { name: /Démó dátá/ })).toBeVisible();
    await expectTranslated(page);
  });

async function expectTranslated(page: Page) {
  const { untranslated, cut, sideways } = await page.evaluate(readPage);
  expect.soft(untranslated, 'not translated').toEqual([]);
  expect.soft(cut, 'cut off').toEqual([]);
  expect.soft(sideways, 'scrolls sideways').toBeLessThanOrEqual(0);
}

/** Runs in the page: returns every text that is not translated or does not fit. */
function readPage() {
  const untranslated: string[] = [];
  const cut: string[] = [];

  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      const text = element.getAttribute(name) ?? '';
      if (isBare(text) && !isExempt(element)) untranslated.push(`${name}: ${text}`);
    }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: node } = texts;
    const text = node.textContent?.trim() ?? '';
    const element = node.parentElement;
    if (!element || element.closest('script, style')) continue;
    if (isBare(withoutNames(text, element)) && !isExempt(element)) untranslated.push(text);
    const seen = element.checkVisibility({ visibilityProperty: true });
    if (seen && text.includes('⟦') && !fits(node)) cut.push(text);
  }
  // The window title consists of the heading, which is checked itself, and two names.
  const title = document.title.replace(/( – keywarden-demo)? – Keywarden$/u, '');
  if (title !== document.querySelector('h1')?.textContent) untranslated.push(`title: ${title}`);
  const { scrollWidth, clientWidth } = document.documentElement;
  return { untranslated, cut, sideways: scrollWidth - clientWidth };

  function isBare(text: string): boolean {
    return /\p{Letter}/u.test(text.replace(/⟦[^⟦⟧]*(⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧/gu, ''));
  }

  // Exempt: names, ids, keys, server messages, dates from Intl, and the names of languages and
  // organizations in their menus.
  function isExempt(element: Element): boolean {
    if (element.closest('[translate="no"], time, code')) return true;
    const switches = ':has([value="en-XA"], [value="keywarden-demo"])';
    return element.matches('option') && element.closest('select')?.matches(switches) === true;
  }

  // Page announcements contain the heading and the organization, which can both be names.
  function withoutNames(text: string, element: Element): string {
    if (!element.matches('[role="status"]')) return text;
    const heading = document.querySelector('h1 [translate="no"]')?.textContent ?? '⟦⟧';
    return text.replace(heading, '').replace('keywarden-demo', '');
  }

  // Must fit the window, its cell or button, and every clipping ancestor. A line with several
  // warnings may be cut off: its tooltip lists them all.
  function fits(text: Node): boolean {
    const range = document.createRange();
    range.selectNodeContents(text);
    const { left, right } = range.getBoundingClientRect();
    if (text.parentElement?.closest('[title*=" · "]')) return true;
    for (let around = text.parentElement; around; around = around.parentElement) {
      const box = around.getBoundingClientRect();
      const { overflowX, clipPath } = getComputedStyle(around);
      const forReadersOnly = box.width <= 1 || clipPath !== 'none';
      if (forReadersOnly || around.matches('select')) return true;
      const clips = overflowX !== 'visible';
      if (!clips && !around.matches('th, td, button, label, dt, dd, [role="option"]')) continue;
      if (left < box.left - 1 || right > box.right + 1) return false;
    }
    return left >= 0 && right <= innerWidth;
  }
}

async function openDetailsInActivity(page: Page): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /Áçtívíty/ })
    .click();
  await page
    .getByRole('table')
    .getByText(/Détáíls/)
    .click();
}
