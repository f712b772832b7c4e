import { fold } from '../inventory/view.ts';
import { m } from '../paraglide/messages.js';
import { pageGroups, type ConsolePage } from '../page-list.ts';

/** Other words that find a page, by the message of its name. */
const otherWords = new Map<ConsolePage['name'], () => string>([
  [m.apps, m.find_words_apps],
  [m.keys_title, m.find_words_keys],
  [m.products, m.find_words_products],
  [m.developers, m.find_words_owners],
  [m.approvals, m.find_words_approvals],
  [m.leaks, m.find_words_leaks],
  [m.access_check, m.find_words_access_check],
  [m.activity, m.find_words_activity],
]);

/** The pages that a text means: each of its words starts a word of *Open {page}* or another word for the page. */
export function pagesMeant(text: string): ConsolePage[] {
  return pageGroups
    .flatMap(({ pages }) => pages)
    .filter(({ name }) => {
      const words = otherWords.get(name)?.() ?? '';
      return startsWords(`${openPageText(name())} ${words}`, text);
    });
}

/** *Open Approvals* */
export function openPageText(page: string): string {
  return m.find_open_page({ page });
}

/** Whether every word of a text starts a word of the name. */
export function startsWords(name: string, text: string): boolean {
  const words = fold(name).split(/[^\p{L}\p{N}]+/u);
  return fold(text)
    .split(' ')
    .every((typed) => words.some((word) => word.startsWith(typed)));
}
