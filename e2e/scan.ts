import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import axe from 'axe-core';
import { expect, type Page } from 'playwright/test';

/**
 * Checks a page with axe, in its current color scheme. Only the parts around elements of a kind that no earlier page of
 * this run had are checked, because axe needs a second or two for a whole page.
 *
 * @param kindsFile the kinds checked so far; a file, because workers share no memory
 */
export async function scanPage(page: Page, kindsFile: string): Promise<void> {
  const known = new Set(existsSync(kindsFile) ? readFileSync(kindsFile, 'utf8').split('\n') : []);
  const { kinds, outline } = await page.evaluate(findKinds);
  const fresh = kinds.filter((kind) => !known.has(kind));
  // Some rules judge a whole page by its outline.
  const isWhole = !known.has(outline);
  if (fresh.length === 0 && !isWhole) return;
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source);
  expect(await page.evaluate(violationsIn, isWhole ? null : fresh)).toEqual([]);
  appendFileSync(kindsFile, [...fresh, outline, ''].join('\n'));
}

/** What the functions below share in the page. */
interface Shared {
  axe: typeof axe;
  /** the kinds of the page, with the elements around those of the kind */
  partsOfKinds: Map<string, Element[]>;
}

/**
 * Runs in the page. The kind of an element is what axe judges by: its parent, role, classes and states, whether it is
 * visible or scrolls, and the colors of the page. The outline are the headings and regions.
 */
function findKinds() {
  const telling =
    /^(role|type|class|tabindex|disabled|open|aria-(?!label|describedby|controls)|data-)/u;
  const colors = [
    matchMedia('(prefers-color-scheme: dark)').matches,
    document.documentElement.dataset['theme'],
  ];
  const partsOfKinds = new Map<string, Element[]>();
  for (const element of document.body.querySelectorAll('*')) {
    const { tagName, parentElement: parent, attributes } = element;
    const states = [...attributes].map(({ name, value }) =>
      telling.test(name) && !/\d/u.test(value) ? `${name}=${value}` : name,
    );
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    const overflows = scrollWidth > clientWidth || scrollHeight > clientHeight;
    const scrolls = overflows && /auto|scroll/u.test(getComputedStyle(element).overflow);
    const seen = [element.checkVisibility() && 'visible', scrolls && 'scrolls'];
    const inside = [parent?.tagName, parent?.className];
    const kind = [...colors, ...seen, ...inside, tagName, ...states].join(' ');
    // A list is judged by its items too.
    partsOfKinds.set(kind, [...(partsOfKinds.get(kind) ?? []), parent ?? element]);
  }
  Object.assign(globalThis, { partsOfKinds });
  const regions =
    'h1, h2, h3, h4, main, nav, header, footer, aside, section, [role=dialog], [role=alertdialog], [role=region]';
  const outline = [...document.querySelectorAll(regions)].map(({ tagName, role }) =>
    [tagName, role].join('.'),
  );
  return { kinds: [...partsOfKinds.keys()], outline: [...new Set(outline)].join(' ') };
}

/** Runs in the page, after `findKinds`: what axe finds around elements of these kinds, or in the whole page. */
async function violationsIn(kinds: string[] | null) {
  const { axe: checker, partsOfKinds } = globalThis as unknown as Shared;
  const parts = kinds
    ?.flatMap((kind) => partsOfKinds.get(kind) ?? [])
    .filter((part) => part.isConnected);
  // axe is slower on taller pages, so the spacers of virtual rows are hidden.
  const gaps = document.querySelectorAll<HTMLElement>('tbody > tr[aria-hidden=true]');
  for (const gap of gaps) gap.hidden = true;
  const { violations } = await checker.run(parts?.length ? parts : document, {
    resultTypes: ['violations'],
  });
  for (const gap of gaps) gap.hidden = false;
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }));
}
