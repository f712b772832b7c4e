import { expect, test } from 'vitest';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** The places of a text that are filled in; with variants, those of each. */
function placeholders(message: unknown): string[] {
  const text = typeof message === 'string' ? message : JSON.stringify(message);
  return [...new Set(text.match(/\{\w+\}/gu))].sort();
}

test.each([
  ['de', de],
  ['fr', fr],
])('%s has every message of English, with the same places to fill in', (_language, messages) => {
  expect(Object.keys(messages)).toEqual(Object.keys(en));
  const places = (all: object) =>
    Object.fromEntries(Object.entries(all).map(([key, message]) => [key, placeholders(message)]));
  expect(places(messages)).toEqual(places(en));
});

test('no line of French begins with a punctuation mark', () => {
  const breaks = Object.entries(fr).filter(([, message]) =>
    / [:;?!»]|« /u.test(JSON.stringify(message)),
  );
  expect(breaks.map(([key]) => key)).toEqual([]);
});

test('Apigee’s own terms', () => {
  expect([de.action_revoke, de.action_approve, de.publish, de.credentials, de.edit]).toEqual([
    'Widerrufen',
    'Genehmigen',
    'Veröffentlichen',
    'Anmeldedaten',
    'Bearbeiten',
  ]);
  expect([
    fr.action_revoke,
    fr.action_approve,
    fr.publish,
    fr.credentials,
    fr.edit,
    fr.status,
  ]).toEqual(['Révoquer', 'Approuver', 'Publier', 'Identifiants', 'Modifier', 'État']);
});
