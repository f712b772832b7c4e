import { delay } from 'msw';
import { organizationNamed, tables } from './db.ts';
import { type Fault, faultReply, type FaultTarget } from './faults.ts';
import { forgetLag, hideNewApps, hideOwnerChange, keepDeletedApps, keepSnapshot } from './lag.ts';
import { changeMeanwhile } from './meanwhile.ts';
import { scenarios, type Scenario } from './scenario-list.ts';

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
