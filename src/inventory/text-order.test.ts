import { describe, expect, test } from 'vitest';
import { generator } from '../../mocks/seed/seed-parts.ts';
import { textRanks } from './text-order.ts';

const chars = [
  ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)),
  'é',
  'ß',
  'Ö',
  '中',
  '\u0007',
];

describe.each(['en', 'de', 'fr'])('%s', (language) => {
  test('the order of random texts is that of the collator', () => {
    const random = generator(`text order ${language}`);
    const below = (end: number) => Math.floor(random() * end);
    const pieces = [...chars, 'app', 'App', 'APP', '007', '7', '10', '9', '0', ' ', '-'];
    const texts = Array.from({ length: 4000 }, () =>
      Array.from({ length: below(7) }, () => pieces[below(pieces.length)] ?? '').join(''),
    );
    texts.push('9'.repeat(300), `1${'9'.repeat(300)}`, '0'.repeat(250), `a${'1'.repeat(210)}b`);
    const { compare } = new Intl.Collator(language, { numeric: true });
    const ranks = textRanks(texts, language);
    const sorted = [...new Set(texts)].sort(compare);
    let rank = 0;
    for (const [at, text] of sorted.entries()) {
      if (at > 0 && compare(sorted[at - 1] ?? '', text) !== 0) rank += 1;
      expect(ranks.get(text), JSON.stringify([sorted[at - 1], text])).toBe(rank);
    }
  });
});
