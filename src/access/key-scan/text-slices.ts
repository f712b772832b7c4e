import { isKeyLabel, isSecretLabel, maxLabelChars } from './key-labels.ts';

/** A slice is searched in a few ms. */
export const maxSliceChars = 65_536;

/** A place to cut is searched within this distance of the end of a slice. */
const cutWindowChars = 8192;

/**
 * Cuts a text into slices of at most 65,536 characters, if possible not inside a word, and not between a label and its
 * value.
 */
export function* slicesOf(text: string): Generator<string> {
  let from = 0;
  while (text.length - from > maxSliceChars) {
    const to = cutIn(text, from + maxSliceChars);
    yield text.slice(from, to);
    from = to;
  }
  yield text.slice(from);
}

function cutIn(text: string, end: number): number {
  const isGood = (at: number) =>
    !endsWithLabel(text.slice(Math.max(0, at - maxLabelChars), at)) && !isInWord(text, at);
  return (
    cutAt(text, end, '\n,;{}[]<>|', isGood) ??
    cutAt(text, end, ' \t\n', isGood) ??
    // In a list of keys, each line could continue the previous one.
    cutAt(text, end, ' \t\n', () => true) ??
    end
  );
}

function cutAt(
  text: string,
  end: number,
  separators: string,
  isGood: (at: number) => boolean,
): number | null {
  // Few tries, because each one searches the text before it.
  for (let at = end, tries = 0; at > end - cutWindowChars && tries < 200; at -= 1) {
    if (!separators.includes(text.charAt(at - 1))) continue;
    tries += 1;
    if (isGood(at)) return at;
  }
  return null;
}

function endsWithLabel(before: string): boolean {
  return isSecretLabel(before) || isKeyLabel(before, '0');
}

// A line break can divide a key.
function isInWord(text: string, at: number): boolean {
  return text.charAt(at - 1) === '\n' && /[\w-]=?[ \t]*\r?\n$/u.test(text.slice(at - 16, at));
}
