/** Between the beginning and the end of a key in its masked form, as `maskKey` writes it. */
const ellipsis = '…';

/** The fewest characters at each end of a masked key that are searched for. */
export const minMaskEnd = 3;

const masked = /([\w.~+-]{3,2048})(?:…|\.{3})([\w.~+-]{3,2048})/gu;

/**
 * The masked keys in a text, each as its beginning, `…` and its end (“abcd…wxyz”), however many characters are
 * shown. Three dots are read as `…`.
 */
export function maskedKeysIn(text: string): string[] {
  if (!text.includes(ellipsis) && !text.includes('...')) return [];
  return [...text.matchAll(masked)].flatMap(([, start = '', end = '']) => {
    const [first, last] = [start.replace(/^\.+/u, ''), end.replace(/\.+$/u, '')];
    const isUsable = first.length >= minMaskEnd && last.length >= minMaskEnd;
    return isUsable ? [`${first}${ellipsis}${last}`] : [];
  });
}

/** The two ends of a masked key; `null` where a word is not masked. */
export function maskEnds(word: string): { start: string; end: string } | null {
  const at = word.indexOf(ellipsis);
  return at === -1 ? null : { start: word.slice(0, at), end: word.slice(at + ellipsis.length) };
}

/** Whether a word is a key, its beginning, or its masked form. */
export function matchesKey(word: string, key: string): boolean {
  const ends = maskEnds(word);
  if (!ends) return key.startsWith(word);
  const { start, end } = ends;
  return key.length > start.length + end.length && key.startsWith(start) && key.endsWith(end);
}
