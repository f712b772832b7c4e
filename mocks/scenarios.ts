import { delay } from 'msw';
import { organizationNamed, tables } from './db.ts';
import { type Fault, faultReply, type FaultTarget } from './faults.ts';
import {
  forgetLag,
  hideNewApps,
  hideOwnerChange,
  keepDeletedApps,
  keepSnapshot,
  type Lag,
} from './lag.ts';
import { changeMeanwhile } from './meanwhile.ts';

type Quirk = 'expiry-in-seconds' | 'put-adds-key';

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
];

const noScenario: Scenario = { id: 'none', affects: 'all' };

let current = noScenario;
let written = false;
/** URLs or app ids that a scenario has already applied to */
const seen = new Set<string>();

/** The id of the active scenario. */
export function scenario(): string {
  return current.id;
}

/**
 * Activates a scenario, by its id or as an object that only a test uses; an unknown id means `none`. Reads
 * show the current tables at once; a delayed write is still applied.
 */
export function setScenario(chosen: string | Scenario): void {
  current =
    typeof chosen === 'string' ? (scenarios.find(({ id }) => id === chosen) ?? noScenario) : chosen;
  forgetLag();
  written = false;
  seen.clear();
}

/** The parts of a request that scenarios depend on. */
export interface ScenarioRequest extends FaultTarget {
  request: Request;
  /** the owner in the path; absent or '' = none */
  owner?: string;
}

/** How a handler must change its reply: leave rows out of lists, show old rows, or discard the write. */
export interface Conditions {
  lists: Scenario['lists'];
  quirk: Scenario['quirk'];
  lags: boolean;
  discard: boolean;
}

/**
 * The one place where scenarios apply. `answer` returns the normal reply. It is not called when the
 * scenario has `instead`. `afterwards` never replaces its errors (4xx, 5xx).
 */
export async function underScenario(
  target: ScenarioRequest,
  answer: (conditions: Conditions) => Promise<Response>,
): Promise<Response> {
  const active = applies(target) ? current : noScenario;
  if (active.delay !== undefined) await delay(active.delay);
  const instead = active.instead ?? nextFault(target, active);
  const conditions = {
    lists: active.lists,
    quirk: active.quirk,
    lags: active.lag !== undefined,
    discard: active.discard ?? false,
  };
  if (active.appliesAfter !== undefined) applyLater(active.appliesAfter, () => answer(conditions));
  if (instead) return faultReply(instead, target, active.retryAfter);
  const response = await answerWithSnapshot(target, active, () => answer(conditions));
  if (active.meanwhile && response.ok)
    await changeMeanwhile(target.organization, response.clone(), seen);
  return active.afterwards && response.ok
    ? faultReply(active.afterwards, target, active.retryAfter)
    : response;
}

async function answerWithSnapshot(
  { request, organization, app, owner = '' }: ScenarioRequest,
  { lag }: Scenario,
  answer: () => Promise<Response>,
): Promise<Response> {
  if (!lag || request.method === 'GET') return answer();
  const found = organizationNamed(organization);
  if (!app) return hideNewApps(found, lag, () => hideOwnerChange(found, owner, lag, answer));
  const discardSnapshot = keepSnapshot(found, app.name, lag);
  const response = await keepDeletedApps(found, answer);
  if (!response.ok) discardSnapshot();
  return response;
}

// After a reset the write is dropped: it belonged to the old tables.
function applyLater(ms: number, apply: () => Promise<Response>): void {
  const store = tables();
  setTimeout(() => {
    if (tables() === store) void apply();
  }, ms);
}

function applies({ request, app }: ScenarioRequest): boolean {
  const kind = request.method === 'GET' ? 'reads' : 'writes';
  written ||= kind === 'writes';
  if (current.affects !== 'all' && current.affects !== kind) return false;
  if (current.singleAppOnly && !app) return false;
  if (current.matching?.test(lineOf(request)) === false) return false;
  if (current.afterWriteOnly && !written) return false;
  if (current.afterPages !== undefined) return isLaterPage(request.url, current.afterPages);
  if (current.firstOnly) {
    if (seen.has(request.url)) return false;
    seen.add(request.url);
  }
  return true;
}

function lineOf({ method, url }: Request): string {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search}`;
}

function isLaterPage(url: string, after: number): boolean {
  if (!/[?&](?:pageToken|startKey)=/.test(url) || seen.has(url)) return false;
  if (seen.size >= after) return true;
  seen.add(url);
  return false;
}

function nextFault({ app }: ScenarioRequest, { inTurn }: Scenario): Fault | null {
  const id = JSON.stringify(app);
  if (!inTurn || seen.has(id)) return null;
  const fault = inTurn[seen.size % inTurn.length] ?? null;
  seen.add(id);
  return fault;
}
