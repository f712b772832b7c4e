import { withoutColors } from './terminal-colors.ts';
import { withoutInvisible } from '../visible-text.ts';

const namedEntities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  equals: '=',
  colon: ':',
  lowbar: '_',
  shy: '',
  zwnj: '',
  zwj: '',
};
const escapedChars: Record<string, string> = { n: '\n', r: '\r', e: '\u001B' };

const bytes = /(?:\\{1,4}x[\da-f]{2})+/giu;
const codePoints =
  /(?:\\{1,4}(?:u\{([\da-f]{1,6})\}|U(000[\da-f]{5})|u([\da-f]{4}))|%u([\da-f]{4}))/giu;
const octals = /\\{1,4}([01][0-7]{2})|(?<!&)#(0(?:11|12|15|33))/gu;
const letters = /\\{1,4}(?:([bfnrtv]|e(?=\[))|([_.~+-]))/gu;
const entities = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,20}));/giu;

/**
 * A text with its escapes undone (JavaScript, C, HTML up to twice, percent up to twice, quoted-printable), and
 * without colors and invisible characters. What was an escape never sticks to the word behind it. Where a text can
 * be read in several ways, each is a reading.
 */
export function readingsOf(text: string): string[] {
  const plain = withoutEscapes(text);
  const once = percentDecoded(plain);
  return unique(
    unique([...quotedPrintable(plain), percentDecoded(once), once, plain])
      .flatMap(withoutColors)
      .map((reading) => withoutInvisible(reading.replaceAll(/%(?:25)*[0-9a-f]{2}/giu, ' '))),
  );
}

function withoutEscapes(text: string): string {
  const plain = text
    .replaceAll(bytes, (escapes) => percentDecoded(escapes.replaceAll(/\\{1,4}x/giu, '%')))
    .replaceAll(codePoints, (_all, ...codes: (string | undefined)[]) =>
      fromCode(Number.parseInt(codes.slice(0, 4).find(Boolean) ?? '', 16)),
    )
    // rsyslog writes control characters as `#011`.
    .replaceAll(octals, (_all, code?: string, control?: string) =>
      fromCode(Number.parseInt(code ?? control ?? '', 8)),
    )
    .replaceAll(letters, (_all, letter = '', sign?: string) => sign ?? escapedChars[letter] ?? ' ');
  return plain.replaceAll(entities, undoEntity).replaceAll(entities, undoEntity);
}

function undoEntity(_all: string, decimal?: string, hex?: string, name = ''): string {
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  return Number.isNaN(code) ? (namedEntities[name.toLowerCase()] ?? ' ') : fromCode(code);
}

function fromCode(code: number): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' ';
}

// In a mail, `=` is written as `=3D`, and an `=` at the end of a line continues it.
function quotedPrintable(text: string): string[] {
  if (!/=3d/iu.test(text)) return [];
  const encoded = text.replaceAll(/=\r?\n/gu, '').replaceAll(/=(3[dD]|[\dA-F]{2})/gu, '%$1');
  return [percentDecoded(percentDecoded(encoded))];
}

// Bytes that are no UTF-8 are spaces, beside those that are ASCII.
function percentDecoded(text: string): string {
  return text.replaceAll(/(?:%[0-9a-f]{2})+/giu, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes.replaceAll(/%[89a-f]./giu, ' ').replaceAll(/%../gu, decodeURIComponent);
    }
  });
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
