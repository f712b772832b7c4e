import { describe, expect, test } from 'vitest';
import { scanNow } from './keys-in-text.ts';

const rowsOf = (values: readonly string[]) =>
  values.map((value, index) => [`app${index}`, value, 'approved']);

const tables: Record<string, (values: readonly string[]) => string> = {
  Markdown: (values) =>
    `| App | API key | Status |\n|---|:--------:|---|\n${rowsOf(values)
      .map((cells) => `| ${cells.join(' | ')} |`)
      .join('\n')}\n\nThey leaked.`,
  CSV: (values) =>
    `name,consumerKey,status\r\n${rowsOf(values)
      .map((cells) => cells.join(','))
      .join('\r\n')}\r\n`,
  'quoted CSV': (values) =>
    `"name";"API-Schlüssel";"status"\n${rowsOf(values)
      .map((cells) => `"${cells.join('";"')}"`)
      .join('\n')}`,
  tabs: (values) =>
    `App\tClient ID\tStatus\n${rowsOf(values)
      .map((cells) => cells.join('\t'))
      .join('\n')}`,
};

describe.each([
  [['151525bd-0a1b-4c6f-a706-6dd0950417ef', '251525bd-0a1b-4c6f-a706-6dd0950417ef']],
  [['9081726354901827', '1181726354901827']],
  [['partnerportalweather', 'acme-weather-partner']],
])('the keys below a heading are looked up: %j', (values) => {
  test.each(Object.entries(tables))('%s', (_what, write) => {
    expect(scanNow(write(values))).toMatchObject({ toLookUp: values, isSettledByServer: true });
  });
});

test('columns of secrets and other values are not looked up', () => {
  const row = 'partnerportalweather,151525bd-0a1b-4c6f-a706-6dd0950417ef';
  for (const header of ['name,secret', 'name,consumerSecret', 'name,cache_key', 'name,monkey'])
    expect(scanNow(`${header}\n${row}\n`).toLookUp).toEqual([]);
  expect(scanNow(`A secret, a key\n${row},more\n`).toLookUp).toEqual([]);
});

test('a line of repeated headings is searched once', () => {
  expect(scanNow('key,'.repeat(20_000)).toLookUp).toEqual([]);
});
