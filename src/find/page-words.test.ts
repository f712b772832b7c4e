import { afterEach, expect, test } from 'vitest';
import { overwriteGetLocale } from '../paraglide/runtime.js';
import { pagesMeant } from './page-words.ts';

afterEach(() => overwriteGetLocale(() => 'en'));

const namesOf = (text: string) => pagesMeant(text).map(({ name }) => name());

test.each<['en' | 'de' | 'fr', string, string]>([
  ['en', 'pending', 'Approvals'],
  ['en', 'approve', 'Approvals'],
  ['en', 'waiting', 'Approvals'],
  ['en', 'open appr', 'Approvals'],
  ['en', 'expiring', 'Keys'],
  ['en', 'appgroup', 'Developers'],
  ['en', 'incident', 'Leaked keys'],
  ['en', 'why denied', 'Access check'],
  ['en', 'undo', 'Activity'],
  ['de', 'ausstehend', 'Genehmigungen'],
  ['de', 'genehmigen', 'Genehmigungen'],
  ['de', 'Widerrufen', 'Geleakte Schlüssel'],
  ['fr', 'en attente', 'Approbations'],
  ['fr', 'approuver', 'Approbations'],
])('in "%s", the text "%s" finds the page "%s" and no other', (language, text, page) => {
  overwriteGetLocale(() => language);
  expect(namesOf(text)).toEqual([page]);
});

test('a text that names no page finds none', () => {
  expect(namesOf('zzz')).toEqual([]);
  expect(namesOf('open pending zzz')).toEqual([]);
});
