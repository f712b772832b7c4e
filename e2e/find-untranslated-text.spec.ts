import { expect, failedRequest, pathOf, test, type Page } from './test.ts';

// `en-XA` is English in disguise: every translated text stands in ⟦ ⟧, with accents and 40 % longer.
// What has letters and no brackets was written by hand; what does not fit would not fit in German either.

test('from the list to a toast, every text is translated and fits', async ({ page }) => {
  await page.goto('/?language=en-XA');
  await expect(page.getByRole('rowheader')).toHaveCount(60);
  await expectTranslated(page);

  await page.getByRole('link', { name: 'Delivery Hub' }).click();
  await expect(page.getByRole('group', { name: /…/ })).toHaveCount(5);
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

  await dialog.getByRole('button').last().click();
  await expect(page.getByText(/Révókéd: orders/)).toBeVisible();
  await expectTranslated(page);

  // A key revoked, expired, pending and without products, an owner who is inactive: every other sentence.
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

for (const { state, path, shows, noise } of [
  { state: 'an empty list', path: '/?scenario=empty', shows: /órgáñízátíóñ hás ñó ápps/ },
  {
    state: 'a list without a match',
    path: '/organizations/keywarden-demo/apps?q=nothing-like-it',
    shows: /Ñó ápp mátçhés|Nó ápp mátçhés/,
  },
  {
    state: 'an error page',
    path: `${pathOf('Checkout Web')}?scenario=server-error-reads`,
    shows: /sérvér fáíléd/,
    noise: failedRequest,
  },
  { state: 'a page that is not there', path: '/nowhere', shows: /Págé ñót fóúñd/ },
  { state: 'an unknown organization', path: '/organizations/nobody/apps', shows: /nobody/ },
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

/** Runs in the page: every text of it that is not translated, or has no room. */
function readPage() {
  const untranslated: string[] = [];
  const cut: string[] = [];

  const isBare = (text: string) =>
    /\p{Letter}/u.test(text.replace(/⟦[^⟦⟧]*(⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧/gu, ''));
  // Names, ids, keys and the server's words; dates are Intl's; languages and organizations go by their own
  // names in their two switches. Nothing else is excused.
  const isExempt = (element: Element) =>
    element.closest('[translate="no"], time, code') !== null ||
    (element.closest('option') !== null &&
      element.closest('select')?.matches(':has([value="en-XA"], [value="keywarden-demo"])') ===
        true);

  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      const text = element.getAttribute(name) ?? '';
      if (isBare(text) && !isExempt(element)) untranslated.push(`${name}: ${text}`);
    }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent ?? '';
    const element = texts.currentNode.parentElement;
    if (!element || element.closest('script, style')) continue;
    if (isBare(text) && !isExempt(element)) untranslated.push(text.trim());
    if (
      text.includes('⟦') &&
      element.checkVisibility({ visibilityProperty: true }) &&
      !fits(texts.currentNode)
    )
      cut.push(text.trim());
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  return { untranslated, cut, sideways: scrollWidth - clientWidth };

  // Inside the window, inside its cell or button, and inside everything around it that clips.
  function fits(text: Node): boolean {
    const range = document.createRange();
    range.selectNodeContents(text);
    const { left, right } = range.getBoundingClientRect();
    for (let around = text.parentElement; around; around = around.parentElement) {
      if (around.matches('.visually-hidden, option, select')) return true;
      const clips = getComputedStyle(around).overflowX !== 'visible';
      if (!clips && !around.matches('th, td, button, label, dt, dd, [role="option"]')) continue;
      const box = around.getBoundingClientRect();
      if (left < box.left - 1 || right > box.right + 1) return false;
    }
    return left >= 0 && right <= innerWidth;
  }
}
