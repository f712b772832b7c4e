import { isKeyLabel, isSecretLabel, longestLabel } from './key-labels.ts';

/** How much of a text is searched at a time, in characters: a few ms of work. */
export const sliceLength = 65_536;

/** How far before the end of a slice a good place to cut is looked for, in characters. */
const cutWindow = 8192;

/**
 * A text in slices of at most 65,536 characters. They end where no word ends up in two of them, and where no label
 * is parted from its value, as far as the text has such places.
 */
export function* slicesOf(text: string): Generator<string> {
  let from = 0;
  while (text.length - from > sliceLength) {
    const to = cutIn(text, from + sliceLength);
    yield text.slice(from, to);
    from = to;
  }
  yield text.slice(from);
}

function cutIn(text: string, end: number): number {
  const isGood = (at: number) =>
    !endsWithLabel(text.slice(Math.max(0, at - longestLabel), at)) && !isInWord(text, at);
  return (
    cutAt(text, end, '\n,;{}[]<>|', isGood) ??
    cutAt(text, end, ' \t\n', isGood) ??
    // In a list of keys, each line could continue the one before.
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
  // Few tries: each one looks at what precedes.
  for (let at = end, tries = 0; at > end - cutWindow && tries < 200; at -= 1) {
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
