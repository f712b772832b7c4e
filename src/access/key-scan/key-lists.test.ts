import { describe, expect, test } from 'vitest';
import { scanNow } from './keys-in-text.ts';

const lists: Record<string, (values: readonly string[]) => string> = {
  bullets: (values) => `API keys:\n${values.map((value) => `- ${value}`).join('\n')}`,
  'bullets without spaces': (values) =>
    `API keys:\n${values.map((value) => `• ${value}`).join('\r\n')}\r\n\r\nSincerely`,
  numbers: (values) =>
    `Consumer keys\n\n${values.map((value, at) => `${at + 1}. ${value}`).join('\n')}\n`,
  'marked up bullets': (values) =>
    `**API keys:**\n${values.map((value) => `* \`${value}\``).join('\n')}`,
  'a checklist': (values) => `keys:\n${values.map((value) => `- [ ] ${value}`).join('\n')}`,
  'lines with comments': (values) =>
    `API keys:\n${values.map((value) => `  - ${value} (partner)`).join('\n')}`,
  'loose bullets': (values) =>
    `API keys:\n\n${values.map((value) => `- ${value}`).join('\n\n')}\n\nThey leaked.`,
  commas: (values) => `API keys: ${values.join(', ')}.`,
  'a sentence': (values) => `The API keys are: ${values.join(' and ')}`,
  JSON: (values) => `{"api_keys":${JSON.stringify(values)},"other":"internationalization"}`,
  'indented JSON': (values) => JSON.stringify({ consumerKeys: values, tries: 3 }, null, 2),
  YAML: (values) => `apiKeys:\n${values.map((value) => `  - "${value}"`).join('\n')}\nname: a`,
  'a query': (values) => `?client_ids=${values.join(',')}&q=1`,
  German: (values) => `API-Schlüssel:\n${values.map((value) => `– ${value}`).join('\n')}`,
  French: (values) => `Clés d’API :\n${values.map((value) => `- ${value}`).join('\n')}`,
  'a list of HTML': (values) =>
    `<p>API keys:</p><ul>${values.map((value) => `<li>${value}</li>`).join('\n')}</ul>`,
};

const uuid = (index: number) => `${index}51525bd-0a1b-4c6f-a706-6dd0950417ef`;

describe.each([
  [[uuid(1), uuid(2), uuid(3)]],
  [['9081726354901827', '1181726354901827']],
  [['partnerportalweather', 'weatherportalpartner']],
  [['acme-weather-partner', 'acme-mobile-partner', 'acme-portal-key']],
])('all keys of a list are looked up: %j', (values) => {
  test.each(Object.entries(lists))('%s', (_what, write) => {
    const { toLookUp, isSettledByServer } = scanNow(write(values));
    expect(toLookUp.toSorted()).toEqual(values.toSorted());
    expect(isSettledByServer).toBe(true);
  });
});

test('finds the keys in a list with names', () => {
  const text = `API keys:\n- portal: ${uuid(1)}\n- mobile app: ${uuid(2)}\n`;
  expect(scanNow(text).toLookUp).toEqual([uuid(1), uuid(2)]);
  expect(scanNow(`keys:\n  prod: ${uuid(1)}\n  test: ${uuid(2)}`).toLookUp).toEqual([
    uuid(1),
    uuid(2),
  ]);
});

test('a list with more keys than are looked up is not settled by the server', () => {
  const values = Array.from({ length: 7 }, (_, index) => uuid(index));
  const { toLookUp, keys, isSettledByServer } = scanNow(`API keys:\n- ${values.join('\n- ')}`);
  expect(toLookUp).toEqual(values.slice(0, 5));
  expect(keys).toBe(7);
  expect(isSettledByServer).toBe(false);
});

test('words outside of list items are not looked up', () => {
  const text = `API keys:\n- id: ${uuid(1)}\n  secret: s3cr3ts3cr3ts3cr3t\n- id: ${uuid(2)}\n`;
  expect(scanNow(text).toLookUp).toEqual([uuid(1), uuid(2)]);
  expect(scanNow(`API keys: ${uuid(1)}\nSincerely yours\nrequest ${uuid(2)}`).toLookUp).toEqual([
    uuid(1),
  ]);
  for (const label of ['secret keys:', 'cache keys:', 'monkeys:', 'client secrets:'])
    expect(scanNow(`${label}\n- ${uuid(1)}\n- ${uuid(2)}`).toLookUp).toEqual([]);
});
