import { plainKeyName } from '../access/key-names.ts';
import type { KeyRow } from '../inventory/keys/key-row.ts';
import { m } from '../paraglide/messages.js';

/** What a line may have, in octets (RFC 5545, 3.1). */
const maxLineOctets = 75;

/** The text of an .ics file with an event for each key, at the time it expires. It has names and masks, and no key. */
export function calendarOf(rows: readonly KeyRow[], now: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Keywarden//Expiry forecast//EN',
    ...rows.flatMap((row) => eventOf(row, now)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf({ appId, keyId, keyName, app, owner, expiresAt }: KeyRow, now: number): string[] {
  if (expiresAt === null) return [];
  const key = plainKeyName(keyName);
  return [
    'BEGIN:VEVENT',
    // The same for the same key, so that a later file updates the event.
    `UID:${escaped(encodeURIComponent(`${appId} ${keyId}`))}@keywarden`,
    `DTSTAMP:${utcTime(now)}`,
    `DTSTART:${utcTime(expiresAt)}`,
    `SUMMARY:${escaped(m.keys_calendar_event({ key, app }))}`,
    `DESCRIPTION:${escaped(owner)}`,
    'END:VEVENT',
  ];
}

function utcTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/gu, String.raw`\$&`).replaceAll(/\r\n|\r|\n/gu, String.raw`\n`);
}

// Continued lines begin with a space. No character is divided.
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > maxLineOctets) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
