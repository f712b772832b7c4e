import { withStatuses } from '../../access/access-bounds.ts';
import { fingerprintOf } from '../../access/fingerprint.ts';
import { plainKeyName } from '../../access/key-names.ts';
import { isAlready, statusAfter } from '../../access/status.ts';
import type { App } from '../../api/schemas.ts';
import type { FoundOperation, Operation, Resource } from '../operation.ts';
import { appResource } from './app-resource.ts';
import { keyNameText } from './texts/key-text.ts';
import type { SavedStatusChange } from './saved-change.ts';
import { describeLevel } from './level-facts.ts';
import { actionTo, requirementsOf, statusChange } from './status-change.ts';
import { statusTexts } from './texts/status-texts.ts';
import { statusAt, type Level } from './switches.ts';

/** What is known of an app after a reload: the status that the change is about. */
interface RestoredState {
  status: string | undefined;
}

/** What a record has besides its operation. */
interface RecordFacts {
  /** the status when it was requested */
  before: string;
  /** when it was requested, in ms */
  at: number;
  fingerprint: string | undefined;
}

/**
 * A status change of before a reload. It can be read; before it can be sent, undone or verified, `find` has to find its
 * key in the app.
 */
export function restoredStatusChange(
  saved: SavedStatusChange,
  known: RecordFacts,
): Operation<RestoredState> {
  const { organization, app, key, product, action } = saved;
  const keyName = key && keyNameText.bind(null, key);
  // Stands for the key where only its presence counts.
  const level: Level = { key: key && (known.fingerprint ?? key.mask), product };
  return {
    resource: appResource(organization, app.appId) as Resource as Resource<RestoredState>,
    id: JSON.stringify(['restored', [organization, app.appId, level.key ?? null, product ?? null]]),
    action,
    wanted: statusAfter[action],
    keyName: key && plainKeyName(key),
    before: { status: known.before },
    at: known.at,
    stops: action === 'revoke',
    ...requirementsOf({ organization, app, level }),
    valueIn: ({ status }) => status,
    isShownIn: ({ status = '' }) => isAlready(status, action),
    send: notFoundYet,
    request: notFoundYet,
    reportTexts: notFoundYet,
    basedOn: notFoundYet,
    inverse({ status = '' }, at) {
      const back = actionTo(known.before);
      const undo: SavedStatusChange = { ...saved, action: back ?? action };
      return back && restoredStatusChange(undo, { ...known, before: status, at });
    },
    texts: statusTexts({ app: app.displayName, key: keyName, product }, app.owner, action),
    describe: () => describeLevel(app, level),
    save: () => saved,
    find: (state) => findStatusChange(saved, known, state as App),
  };
}

/** Never called before `find`. */
function notFoundYet(): never {
  throw new TypeError('The key of this change is not known after a reload');
}

async function findStatusChange(
  { organization, key, product, action }: SavedStatusChange,
  { before, at, fingerprint }: RecordFacts,
  app: App,
): Promise<FoundOperation> {
  if (key && fingerprint === undefined) return { missing: 'fingerprint' };
  const consumerKey = key && (await keyWith(app, fingerprint));
  if (key && consumerKey === undefined) return { missing: 'key' };
  const level: Level = { key: consumerKey, product };
  if (statusAt(app, level) === undefined) return { missing: 'product' };
  const stateWith = (status: string | undefined) =>
    status === undefined ? app : withStatuses(app, [level], status);
  const target = { organization, app: stateWith(before), level };
  return { operation: statusChange(target, action, at), stateWith };
}

async function keyWith(app: App, fingerprint: string | undefined): Promise<string | undefined> {
  for (const { consumerKey } of app.credentials)
    if ((await fingerprintOf(consumerKey)) === fingerprint) return consumerKey;
  return undefined;
}
