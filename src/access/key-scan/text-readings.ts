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
 * Decodes the escapes of a text (JavaScript, C, HTML and percent up to twice, quoted-printable), and removes color codes
 * and invisible characters. Unknown escapes become spaces, so that they don't join words. An ambiguous text has several
 * readings.
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

// In mail, `=3D` is `=`, and `=` at the end of a line joins it with the next.
function quotedPrintable(text: string): string[] {
  if (!/=3d/iu.test(text)) return [];
  const encoded = text.replaceAll(/=\r?\n/gu, '').replaceAll(/=(3[dD]|[\dA-F]{2})/gu, '%$1');
  return [percentDecoded(percentDecoded(encoded))];
}

// If the bytes are not valid UTF-8, ASCII characters are decoded and the others become spaces.
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
