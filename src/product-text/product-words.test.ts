import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { productSchema } from '../api/schemas.ts';
import { approvalHint, approvalWord, visibilityWord } from './product-words.ts';
import { quotaFacts } from './quota-text.ts';

const read = (fields: object) => v.parse(productSchema, { name: 'orders', ...fields });
const none = [{ name: 'Quota', text: 'None' }];

describe('quota of a product', () => {
  test.each<[fields: object, facts: { name: string; text: string }[]]>([
    [{}, none],
    [{ quota: 'null', quotaInterval: 'null', quotaTimeUnit: 'null' }, none],
    [{ quota: null }, none],
    [{ quota: ['1'] }, none],
    [
      { quota: '1000', quotaInterval: '1', quotaTimeUnit: 'day' },
      [{ name: 'Quota', text: '1,000 per day' }],
    ],
    [
      { quota: 5, quotaInterval: 2, quotaTimeUnit: 'HOUR' },
      [{ name: 'Quota', text: '5 every 2 hours' }],
    ],
    [{ quota: '0', quotaTimeUnit: 'month' }, [{ name: 'Quota', text: '0 per month' }]],
    [{ quota: '10' }, [{ name: 'Quota', text: '10 (no period set)' }]],
    [
      { quota: 'many', quotaInterval: '1', quotaTimeUnit: 'fortnight' },
      [{ name: 'Quota', text: 'many (period: 1 fortnight)' }],
    ],
    [
      { quota: '10', quotaInterval: '0', quotaTimeUnit: 'day' },
      [{ name: 'Quota', text: '10 (period: 0 day)' }],
    ],
    [
      { quota: '9', quotaInterval: '1', quotaTimeUnit: 'minute', quotaCounterScope: 'OPERATION' },
      [{ name: 'Quota', text: '9 per minute · Counted for each operation' }],
    ],
    [
      { llmQuota: '5', llmQuotaInterval: '1', llmQuotaTimeUnit: 'week' },
      [...none, { name: 'Token quota', text: '5 per week' }],
    ],
  ])('%j', (fields, facts) => {
    expect(quotaFacts(read(fields))).toEqual(facts);
  });
});

test.each([
  ['auto', 'Automatic', 'A new key gets access at once.'],
  ['Manual', 'Manual', 'A new key waits until someone approves the product in it.'],
  ['later', 'later', ''],
  [undefined, '', ''],
])('approval type %s', (approvalType, word, hint) => {
  const product = read({ approvalType });
  expect([approvalWord(product), approvalHint(product)]).toEqual([word, hint]);
});

test.each([
  ['public', 'Public'],
  ['PRIVATE', 'Private'],
  ['internal', 'Internal only'],
  ['partners', 'partners'],
])('access %s', (value, word) => {
  expect(visibilityWord(read({ attributes: [{ name: 'access', value }] }))).toBe(word);
});

test('without the attribute access, the visibility is not set', () => {
  expect(visibilityWord(read({ attributes: [{ name: 'team', value: 'x' }] }))).toBe('');
});
