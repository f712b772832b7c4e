import { afterEach, expect, test } from 'vitest';
import { overwriteGetLocale } from '../../paraglide/runtime.js';
import { actionIn } from './action-in.ts';

afterEach(() => overwriteGetLocale(() => 'en'));

test('an action and a name ask for the action on the app', () => {
  expect(actionIn('approve rain')).toEqual({ action: 'approve', rest: 'rain' });
  expect(actionIn(' Rev  Rain Radar ')).toEqual({ action: 'revoke', rest: 'Rain Radar' });
});

test('the verb may come last, as in German', () => {
  overwriteGetLocale(() => 'de');
  expect(actionIn('Rain Radar genehm')).toEqual({ action: 'approve', rest: 'Rain Radar' });
});

test('one word, or two letters of a verb, ask for no action', () => {
  expect(actionIn('approve')).toBeNull();
  expect(actionIn('re kiosk')).toBeNull();
  expect(actionIn('')).toBeNull();
});
