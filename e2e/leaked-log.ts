import { keyOf, masked, organizations } from './test.ts';

/** Own keys of the log, with their apps: three on X, two on Edge. */
const ownApps = [
  ['Checkout Web', organizations.x],
  ['Rain Radar', organizations.x],
  ['Ledger Import', organizations.x],
  ['Metro Timetable', organizations.edge],
  ['Fare Gate', organizations.edge],
] as const;

/** A log of 30 lines with five own keys of two organizations, three foreign ones, a masked one, and a secret. */
export function leakedLog() {
  const own = ownApps.map(([name, organization]) => keyOf(name, 0, organization));
  const secret = keyOf('Gift Cards');
  const maskedKey = keyOf('Checkout iOS');
  const found = [
    ...own.map(
      ({ consumerKey }) => `"GET /v1/orders?apikey=${consumerKey}&page=2 HTTP/1.1" 200 512`,
    ),
    ...['Foreign1Key2For3Maps4', 'Foreign5Key6For7Mail8', 'Foreign9Key0For1Chat2'].map(
      (key) => `"POST /v1/send HTTP/1.1" 202 - x-api-key: ${key}`,
    ),
    `level=warn msg="denied" key="${masked(maskedKey)}"`,
    `CONSUMER_SECRET=${secret.consumerSecret}`,
  ];
  const quiet = Array.from(
    { length: 30 - found.length },
    (_, index) =>
      `203.0.113.${index} - - [22/Nov/2026:03:14:${index + 10} +0000] "GET / HTTP/1.1" 200`,
  );
  const text = quiet.flatMap((line, index) => [line, ...found.slice(index, index + 1)]).join('\n');
  return { text, own, secret, maskedKey };
}
