import { isAlready, knownStatus, statusAfter, type Action } from '../../access/status.ts';
import { withoutSecrets } from '../../api/app-bodies.ts';
import { hasOwner } from '../../api/owners.ts';
import type { App } from '../../api/schemas.ts';
import { permissionFor, setStatus, statusRequest } from '../../api/status.ts';
import { attempt } from '../attempt.ts';
import type { Operation } from '../operation.ts';
import { appResource } from './app-resource.ts';
import { describeLevel, keyFacts } from './level-facts.ts';
import { saveStatusChange } from './saved-change.ts';
import { statusTexts } from './texts/status-texts.ts';
import { namesOf } from './texts/subject.ts';
import {
  statusAt,
  switchId,
  wireTarget,
  type Level,
  type Switch,
  type WireSwitch,
} from './switches.ts';

/** The operation that approves or revokes an app, a key, or a product in a key. */
export interface StatusChange extends Operation<App> {
  action: Action;
  level: Level;
}

/**
 * Creates the operation that sets one switch, based on what the screen shows: an operation is kept after its page is
 * left, so it has no secrets.
 *
 * @param at when it was requested, in ms
 */
export function statusChange(target: Switch, action: Action, at = Date.now()): StatusChange {
  const { organization, level } = target;
  const app = withoutSecrets(target.app);
  const wire = wireTarget({ organization, app, level });
  return {
    resource: appResource(organization, app.appId),
    id: switchId(target),
    action,
    wanted: statusAfter[action],
    level,
    ...keyFacts(app, level),
    before: app,
    at,
    stops: action === 'revoke',
    ...requirementsOf({ organization, app, level }),
    valueIn: (state) => statusAt(state, level),
    isShownIn: (state) => isAlready(statusAt(state, level) ?? '', action),
    send: () => setStatus(wire, action),
    request: () => statusRequest(wire, action),
    inverse(state, undoneAt) {
      const back = actionTo(statusAt(app, level) ?? '');
      return back && statusChange({ organization, app: state, level }, back, undoneAt);
    },
    basedOn: (state, baseAt) => statusChange({ organization, app: state, level }, action, baseAt),
    texts: statusTexts(namesOf(app, level), app.owner, action),
    reportTexts: async () => (await loadReportTexts())(app, level, action),
    describe: () => describeLevel(app, level),
    save: () => saveStatusChange(target, action),
  };
}

/** What changing a switch requires: a permission or role, and an owner. */
export function requirementsOf(target: WireSwitch): Pick<Operation, 'permission' | 'impossible'> {
  return {
    permission: permissionFor(wireTarget(target)),
    impossible: hasOwner(target.app.owner) ? undefined : 'no-owner',
  };
}

async function loadReportTexts() {
  return (await import('./texts/status-report-texts.ts')).statusReportTexts;
}

/** Loads the code of `reportTexts` of all operations on apps in advance: it can't be loaded once the connection is lost. */
export function preloadReportTexts(): void {
  void attempt(loadReportTexts);
  void attempt(() => import('./texts/change-report-texts.ts'));
}

/** Whether an operation is a status change. */
export function isStatusChange(operation: Operation): operation is StatusChange {
  return 'level' in operation;
}

/** The action that leads to a status; `null` for pending, which no action can set. */
export function actionTo(status: string): Action | null {
  const known = knownStatus(status);
  if (known === statusAfter.approve) return 'approve';
  return known === statusAfter.revoke ? 'revoke' : null;
}
