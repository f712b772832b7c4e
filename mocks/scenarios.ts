import { delay, HttpResponse } from 'msw';
import { organizationNamed, save, tables } from './db.ts';
import { type Platform, touch } from './tables.ts';
import { forgetLag, keepSnapshot, type Lag } from './lag.ts';
import { appIdNotFound, appNotFound, Refusal, refused, unauthenticated } from './refusal.ts';

/** What a scenario answers instead of, or after, the tables. */
type Fault =
  | 'unauthorized'
  | 'forbidden'
  | 'app-not-found'
  | 'rate-limited'
  | 'server-error'
  | 'html'
  | 'bad-gateway'
  | 'unavailable'
  | 'gateway-timeout'
  | 'network-error'
  | 'silence';

/** A named condition. It touches only requests that `affects` names; 'writes' is any non-GET. */
export interface Scenario {
  id: string;
  affects: 'reads' | 'writes' | 'all';
  /** ms that pass before the request is looked at */
  delay?: number;
  /** answers and leaves the tables alone */
  instead?: Fault;
  /** what the first write to one app after the other meets; `null` = the tables answer */
  inTurn?: readonly (Fault | null)[];
  /** lets the tables answer, then this */
  afterwards?: Fault;
  /** ms after its answer, given by `instead`, at which a write is applied anyway */
  appliesAfter?: number;
  /** reads do not show a write for so long */
  lag?: Lag;
  /** a write answers as if done, and is not */
  discard?: true;
  /** only requests for one app, or for anything under it */
  singleAppOnly?: true;
  /** only the first request of each URL */
  firstOnly?: true;
  /** only once something has been written */
  afterWriteOnly?: true;
  /** somebody else changes each app right after its first read */
  meanwhile?: true;
  /** only pages of a list after so many that were not its first */
  afterPages?: number;
  /** s, in the Retry-After header */
  retryAfter?: number;
  /** what lists leave out */
  lists?: 'empty' | 'approved-unless-asked';
}

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
    id: 'connection-lost-after',
    affects: 'reads',
    instead: 'network-error',
    afterWriteOnly: true,
  },
  { id: 'list-breaks-off', affects: 'reads', instead: 'server-error', afterPages: 6 },
  {
    id: 'bulk-troubles',
    affects: 'writes',
    inTurn: [null, 'forbidden', 'app-not-found', 'rate-limited', 'server-error'],
    retryAfter: 1,
    singleAppOnly: true,
  },
];

const otherUserEmail = 'noor.haddad@keywarden.example';

const noScenario: Scenario = { id: 'none', affects: 'all' };

let current = noScenario;
let written = false;
/** URLs, or the ids of apps, that had their turn */
const seen = new Set<string>();

/** The id of the scenario in force. */
export function scenario(): string {
  return current.id;
}

/**
 * Puts a scenario in force, by its id or as one that only a test has; an unknown id means `none`. Reads stop
 * lagging; a write that is to be applied later still is.
 */
export function setScenario(chosen: string | Scenario): void {
  current =
    typeof chosen === 'string' ? (scenarios.find(({ id }) => id === chosen) ?? noScenario) : chosen;
  forgetLag();
  written = false;
  seen.clear();
}

/** One request, as far as scenarios care. */
export interface ScenarioRequest {
  request: Request;
  platform: Platform;
  organization: string;
  /** the app asked for or worked under, and its owner where the path names one */
  app?: { name: string; owner?: string } | undefined;
}

/** What the tables are told: leave rows out of lists, show old rows, or forget what a write did. */
export interface Conditions {
  lists: Scenario['lists'];
  lags: boolean;
  discard: boolean;
}

/**
 * The one place where scenarios act. `answer` is the mock's own reply; it is not called when the
 * scenario answers instead, and its refusals (4xx, 5xx) are never covered up by `afterwards`.
 */
export async function underScenario(
  subject: ScenarioRequest,
  answer: (conditions: Conditions) => Promise<Response>,
): Promise<Response> {
  const active = applies(subject) ? current : noScenario;
  if (active.delay !== undefined) await delay(active.delay);
  const instead = active.instead ?? nextTurn(subject, active);
  const conditions = {
    lists: active.lists,
    lags: active.lag !== undefined,
    discard: active.discard ?? false,
  };
  if (active.appliesAfter !== undefined) applyLater(active.appliesAfter, () => answer(conditions));
  if (instead) return fault(instead, subject, active);
  const response = await answerAndKeep(subject, active, () => answer(conditions));
  if (active.meanwhile && response.ok) await changeMeanwhile(subject, response.clone());
  return active.afterwards && response.ok ? fault(active.afterwards, subject, active) : response;
}

async function answerAndKeep(
  { request, organization, app }: ScenarioRequest,
  { lag }: Scenario,
  answer: () => Promise<Response>,
): Promise<Response> {
  if (!lag || !app || request.method === 'GET') return answer();
  const takeBack = keepSnapshot(organizationNamed(organization), app.name, lag);
  const response = await answer();
  if (!response.ok) takeBack();
  return response;
}

// A reset in the meantime is a new server, which knows nothing of it.
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
  if (current.afterWriteOnly && !written) return false;
  if (current.afterPages !== undefined) return isLaterPage(request.url, current.afterPages);
  if (current.firstOnly) {
    if (seen.has(request.url)) return false;
    seen.add(request.url);
  }
  return true;
}

function isLaterPage(url: string, after: number): boolean {
  if (!/[?&](?:pageToken|startKey)=/.test(url) || seen.has(url)) return false;
  if (seen.size >= after) return true;
  seen.add(url);
  return false;
}

function nextTurn({ app }: ScenarioRequest, { inTurn }: Scenario): Fault | null {
  const id = JSON.stringify(app);
  if (!inTurn || seen.has(id)) return null;
  const turn = inTurn[seen.size % inTurn.length] ?? null;
  seen.add(id);
  return turn;
}

// The reply says which app was read, however the path named it; a key's or an attribute's has no appId.
async function changeMeanwhile({ organization }: ScenarioRequest, reply: Response): Promise<void> {
  const { appId } = (await reply.json()) as { appId?: string };
  const apps = tables().organizations.find(({ name }) => name === organization)?.apps;
  const app = apps?.find((row) => row.appId === appId);
  if (!app || seen.has(app.appId)) return;
  seen.add(app.appId);
  const switched = app.credentials.at(-1) ?? app;
  switched.status = switched.status.toLowerCase() === 'approved' ? 'revoked' : 'approved';
  touch(app, otherUserEmail);
  save();
}

async function fault(kind: Fault, subject: ScenarioRequest, by: Scenario): Promise<Response> {
  const { platform, organization, app } = subject;
  switch (kind) {
    case 'unauthorized':
      return refused(platform, unauthenticated(platform));
    case 'forbidden':
      return refused(
        platform,
        new Refusal(
          403,
          undefined,
          platform === 'x' ? 'The caller does not have permission' : 'Forbidden',
        ),
      );
    case 'app-not-found':
      return refused(
        platform,
        app?.owner === undefined
          ? appIdNotFound(app?.name ?? '', organization)
          : appNotFound(app.name, app.owner),
      );
    case 'rate-limited':
      return refused(
        platform,
        new Refusal(
          429,
          undefined,
          platform === 'x'
            ? "Quota exceeded for quota metric 'Management API requests' and limit 'Management API requests per minute'."
            : 'Too Many Requests',
        ),
        { 'Retry-After': String(by.retryAfter) },
      );
    case 'server-error':
      return refused(
        platform,
        new Refusal(
          500,
          undefined,
          platform === 'x' ? 'Internal error encountered.' : 'Internal Server Error',
        ),
      );
    case 'bad-gateway':
      return refused(platform, new Refusal(502, undefined, 'Bad Gateway'));
    case 'unavailable':
      return refused(
        platform,
        new Refusal(503, undefined, 'The service is currently unavailable.'),
      );
    case 'gateway-timeout':
      return refused(platform, new Refusal(504, undefined, 'Gateway Timeout'));
    case 'html':
      return new HttpResponse(
        '<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1><p>The server could not complete your request.</p>',
        { status: 502, headers: { 'Content-Type': 'text/html; charset=UTF-8' } },
      );
    case 'network-error':
      return HttpResponse.error();
    case 'silence':
      await delay('infinite');
      return HttpResponse.error();
  }
}
