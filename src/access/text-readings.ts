import { withoutInvisible } from './visible-text.ts';

const namedEntities: Record<string, string> = { quot: '"', apos: "'", shy: '', zwnj: '', zwj: '' };
const escapedChars: Record<string, string> = { n: '\n', r: '\r' };

/**
 * A text with its escapes undone (JavaScript, HTML, percent up to twice) and without invisible characters. What was
 * an escape never sticks to the word behind it.
 */
export function readingsOf(text: string): string[] {
  const plain = text
    .replaceAll(
      /\\{1,4}(?:[ux]\{?([0-9a-f]{2,4})\}?|([bfnrtv]))/giu,
      (_all, code: string | undefined, letter = '') =>
        code ? String.fromCharCode(Number.parseInt(code, 16)) : (escapedChars[letter] ?? ' '),
    )
    .replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,20}));/giu, undoEntity);
  const once = percentDecoded(plain);
  return [...new Set([percentDecoded(once), once, plain])].map((reading) =>
    withoutInvisible(reading.replaceAll(/%(?:25)*[0-9a-f]{2}/giu, ' ')),
  );
}

function undoEntity(_all: string, decimal?: string, hex?: string, name = ''): string {
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  if (Number.isNaN(code)) return namedEntities[name.toLowerCase()] ?? ' ';
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' ';
}

function percentDecoded(text: string): string {
  return text.replaceAll(/(?:%[0-9a-f]{2})+/giu, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return ' ';
    }
  });
}
