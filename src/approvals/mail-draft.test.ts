import { expect, test } from 'vitest';
import { mailDraft } from './mail-draft.ts';

test('names the app and the product, with every special character encoded', () => {
  const { protocol, pathname, searchParams } = new URL(
    mailDraft('ann+1@x.example', 'Tea & Cake?', 'orders #2'),
  );
  expect([protocol, decodeURIComponent(pathname)]).toEqual(['mailto:', 'ann+1@x.example']);
  expect(searchParams.get('subject')).toBe('Your app Tea & Cake?');
  expect(searchParams.get('body')).toContain('Tea & Cake? has asked for access to orders #2.\r\n');
});
