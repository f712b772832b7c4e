import { expect, test } from 'vitest';
import { warningsFor } from './row.ts';

test('the condition that a list is filtered by is the first warning of a row', () => {
  const warnings = ['no-usable-key', 'pending-key', 'pending-product', 'expired-key'] as const;
  expect(warningsFor({ has: [] }, warnings)).toEqual(warnings);
  expect(warningsFor({ has: ['no-usable-key'] }, warnings)).toEqual(warnings);
  expect(warningsFor({ has: ['expires-soon', 'pending'] }, warnings)).toEqual([
    'pending-key',
    'pending-product',
    'no-usable-key',
    'expired-key',
  ]);
});
