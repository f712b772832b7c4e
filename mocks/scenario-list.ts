import type { Fault } from './faults.ts';
import type { Lag } from './lag.ts';

type Quirk = 'expiry-in-seconds' | 'put-adds-key' | 'stats-truncated' | 'stats-per-app';

/** A named condition. It applies only to the requests in `affects`; 'writes' is any method but GET. */
export interface Scenario {
  id: string;
  affects: 'reads' | 'writes' | 'all';
  /** waits before the request is handled, in ms */
  delay?: number;
  /** replies with this; the tables do not change */
  instead?: Fault;
  /** the replies to the first write of each app, in turn; `null` = the normal reply */
  inTurn?: readonly (Fault | null)[];
  /** handles the request normally, then replies with this */
  afterwards?: Fault;
  /** applies a write that was answered by `instead` anyway, after this time in ms */
  appliesAfter?: number;
  /** how reads lag behind writes */
  lag?: Lag;
  /** a write replies with success and is not applied */
  discard?: true;
  /** how the server deviates from what most documents say (docs/apigee-api.md, "Times and expiry", "Editing an app") */
  quirk?: Quirk;
  /** only requests whose method, path and query match: `POST /v1/organizations/…/apps?action=approve` */
  matching?: RegExp;
  /** only requests for one app or for something in it */
  singleAppOnly?: true;
  /** only the first request of each URL */
  firstOnly?: true;
  /** only after the first write */
  afterWriteOnly?: true;
  /** another user changes each app, or the owner that was read, right after its first read */
  meanwhile?: true;
  /** only after this number of pages beyond the first */
  afterPages?: number;
  /** the Retry-After header, in s */
  retryAfter?: number;
  /** which rows lists leave out */
  lists?: 'empty' | 'approved-unless-asked';
}

/** All scenarios, in the order of the demo menu. */
export const scenarios: readonly Scenario[] = [
  { id: 'none', affects: 'all' },
  { id: 'slow', affects: 'all', delay: 2000 },
  { id: 'slow-writes', affects: 'writes', delay: 5000 },
  { id: 'unauthorized', affects: 'all', instead: 'unauthorized' },
  { id: 'unauthorized-writes', affects: 'writes', instead: 'unauthorized' },
  { id: 'forbidden', affects: 'writes', instead: 'forbidden' },
  { id: 'forbidden-reads', affects: 'reads', instead: 'forbidden' },
  { id: 'gone', affects: 'all', instead: 'app-not-found', singleAppOnly: true },
  { id: 'rate-limited', affects: 'writes', instead: 'rate-limited', retryAfter: 20 },
  {
    id: 'rate-limited-reads',
    affects: 'reads',
    instead: 'rate-limited',
    retryAfter: 5,
    firstOnly: true,
  },
  { id: 'server-error', affects: 'writes', instead: 'server-error' },
  { id: 'server-error-reads', affects: 'reads', instead: 'server-error' },
  { id: 'html-error', affects: 'writes', instead: 'html' },
  { id: 'html-error-reads', affects: 'reads', instead: 'html' },
  { id: 'connection-lost', affects: 'writes', instead: 'network-error' },
  { id: 'connection-lost-reads', affects: 'reads', instead: 'network-error' },
  { id: 'empty', affects: 'reads', lists: 'empty' },
  { id: 'no-reply', affects: 'writes', instead: 'silence' },
  { id: 'no-reply-reads', affects: 'reads', instead: 'silence' },
  { id: 'ignored', affects: 'writes', discard: true },
  { id: 'reply-lost', affects: 'writes', afterwards: 'network-error' },
  { id: 'fails-after-applying', affects: 'writes', afterwards: 'server-error' },
  { id: 'lagging-reads', affects: 'all', lag: { ms: 4000 } },
  { id: 'lagging-reads-long', affects: 'all', lag: { ms: 20_000 } },
  { id: 'applies-late', affects: 'writes', instead: 'gateway-timeout', appliesAfter: 1500 },
  { id: 'applies-very-late', affects: 'writes', instead: 'gateway-timeout', appliesAfter: 31_500 },
  { id: 'hides-revoked', affects: 'reads', lists: 'approved-unless-asked' },
  { id: 'changed-meanwhile', affects: 'reads', meanwhile: true, singleAppOnly: true },
  {
    id: 'owner-changed-meanwhile',
    affects: 'reads',
    meanwhile: true,
    matching: /^GET .*\/(?:developers|appgroups|companies)\/[^/?]+$/,
  },
  {
    id: 'connection-lost-after',
    affects: 'reads',
    instead: 'network-error',
    afterWriteOnly: true,
  },
  { id: 'list-interrupted', affects: 'reads', instead: 'server-error', afterPages: 6 },
  {
    id: 'bulk-troubles',
    affects: 'writes',
    inTurn: [null, 'forbidden', 'app-not-found', 'rate-limited', 'server-error'],
    retryAfter: 1,
    singleAppOnly: true,
  },
  { id: 'name-taken', affects: 'writes', instead: 'name-taken', matching: /^POST .*\/apps$/ },
  {
    id: 'product-limit',
    affects: 'writes',
    instead: 'product-limit',
    matching: /^(?:POST .*\/apps|(?:POST|PUT) .*\/apps\/[^/?]+|POST .*\/keys\/[^/?]+)$/,
  },
  {
    id: 'attribute-limit',
    affects: 'writes',
    instead: 'attribute-limit',
    matching: /^(?:POST .*\/apps|PUT .*\/apps\/[^/?]+|POST .*\/attributes(?:\/[^/?]+)?)$/,
  },
  {
    id: 'import-half-done',
    affects: 'writes',
    instead: 'server-error',
    matching: /^POST .*\/keys\/(?!create$)[^/?]+$/,
    firstOnly: true,
  },
  { id: 'expiry-in-seconds', affects: 'writes', quirk: 'expiry-in-seconds' },
  { id: 'put-adds-key', affects: 'writes', quirk: 'put-adds-key' },
  {
    id: 'no-ingress',
    affects: 'reads',
    instead: 'forbidden',
    matching: /\/deployedIngressConfig/,
  },
  {
    id: 'edge-refused',
    affects: 'reads',
    instead: 'forbidden',
    matching: /\/organizations\/keywarden-edge\//,
  },
  {
    id: 'stats-refused',
    affects: 'reads',
    instead: 'forbidden',
    matching: /\/environments\/test\/\w*stats\//i,
  },
  {
    id: 'stats-limited',
    affects: 'reads',
    instead: 'rate-limited',
    matching: /\/environments\/prod\/\w*stats\//i,
    retryAfter: 30,
    firstOnly: true,
  },
  { id: 'stats-truncated', affects: 'reads', quirk: 'stats-truncated' },
  { id: 'stats-per-app', affects: 'reads', quirk: 'stats-per-app' },
];
