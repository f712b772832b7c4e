import { expect, test } from 'vitest';
import { editsBetween } from './app-edits.ts';

const before = {
  displayName: 'Checkout',
  callbackUrl: 'https://shop.example/back',
  notes: '',
  attributes: [
    { name: 'team', value: 'blue' },
    { name: 'tier', value: 'gold' },
  ],
};

test('no edits if nothing has changed, or only the order of attributes', () => {
  expect(editsBetween(before, before)).toBeNull();
  expect(
    editsBetween(before, { ...before, attributes: before.attributes.toReversed() }),
  ).toBeNull();
});

test('has only what has changed: display name and notes as attributes, what was removed as null', () => {
  const after = {
    displayName: '',
    callbackUrl: 'https://shop.example/back',
    notes: 'Ask Noor',
    attributes: [
      { name: 'team', value: 'red' },
      { name: 'level', value: 'gold' },
    ],
  };
  expect(editsBetween(before, after)).toEqual({
    attributes: { DisplayName: null, tier: null, Notes: 'Ask Noor', team: 'red', level: 'gold' },
  });
});

test('has the callback URL if that has changed', () => {
  expect(editsBetween(before, { ...before, callbackUrl: '' })).toEqual({
    attributes: {},
    callbackUrl: '',
  });
});
