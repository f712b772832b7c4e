import { expect, test } from 'vitest';
import type { KeyRow } from '../inventory/keys/key-row.ts';
import { calendarOf } from './calendar.ts';

const row = {
  appId: 'id-1',
  keyId: 'abcd…wxyz 5',
  keyName: { mask: 'abcd…wxyz' },
  app: 'Räder, Züge; \\ Busse\nund ' + 'Fähren '.repeat(20),
  owner: 'ann@acme.example',
  expiresAt: Date.parse('2026-12-01T06:07:08Z'),
} as KeyRow;
const now = Date.parse('2026-11-26T00:00:00Z');

// As a calendar reads it (RFC 5545): unfolds lines, then unescapes values.
function read(text: string): Map<string, string> {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  return new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')),
      line
        .slice(line.indexOf(':') + 1)
        .replaceAll(/\\(.)/gu, (_, one: string) => (one === 'n' ? '\n' : one)),
    ]),
  );
}

test('an event has the time of the expiry, and survives folding and escaping', () => {
  const text = calendarOf([row, { ...row, expiresAt: null }], now);
  const fields = read(text);
  expect(fields.get('DTSTART')).toBe('20261201T060708Z');
  expect(fields.get('DTSTAMP')).toBe('20261126T000000Z');
  expect(fields.get('SUMMARY')).toBe(`Key abcd…wxyz of ${row.app} expires`);
  expect(fields.get('DESCRIPTION')).toBe('ann@acme.example');
  expect(text.match(/BEGIN:VEVENT/gu)).toHaveLength(1);
  const octets = text.split('\r\n').map((line) => new TextEncoder().encode(line).length);
  expect(Math.max(...octets)).toBeLessThanOrEqual(75);
  expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
});

test('the event of a key has the same ID in each file', () => {
  const idOf = (at: number) => read(calendarOf([row], at)).get('UID');
  expect(idOf(now)).toBe(idOf(now + 1));
});
