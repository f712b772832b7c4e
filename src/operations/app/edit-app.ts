import { valueOf, type Attribute } from '../../access/attributes.ts';
import {
  allAttributes,
  attributesRequest,
  hasAttributeCalls,
  updateAppRequest,
} from '../../api/app-requests.ts';
import { write } from '../../api/client.ts';
import { permissionFor } from '../../api/status.ts';
import type { App } from '../../api/schemas.ts';
import type { Operation } from '../operation.ts';
import { appChange, appTarget, type AppToChange } from './app-change.ts';
import { changeValues } from './change-kind.ts';
import { fieldDifferences, fieldId } from './fields.ts';

/** The fields of an app that a person edited; absent = as before. */
export interface AppEdits {
  callbackUrl?: string | undefined;
  /** by name, also `DisplayName` and `Notes`; `null` = removed */
  attributes?: Readonly<Record<string, string | null>> | undefined;
}

/**
 * Creates the operation that saves edited fields of an app. Attributes have calls of their own where these exist; only
 * the callback URL, and apps of AppGroups and companies, need PUT, which repeats everything that was read.
 */
export function editApp(
  target: AppToChange,
  edits: AppEdits,
  at = Date.now(),
  isUndo = false,
): Operation<App> {
  const { organization, app } = target;
  const common = appChange(target, {}, 'edit-app', at);
  const ids = new Set(idsOf(organization, app.appId, edits));
  const isSaved = (state: App) => isSameApp(state, edited(state, edits));
  const request = () => editRequest(target, edits);
  return {
    ...common,
    id: JSON.stringify([organization, app.appId, 'fields']),
    action: isUndo ? 'undo-edit-app' : 'edit-app',
    wanted: changeValues.saved,
    stops: false,
    needsRead: true,
    permission: permissionFor(appTarget(target)),
    valueIn(state) {
      if (isSaved(state)) return changeValues.saved;
      return editedFields(organization, app, state, ids).length === 0
        ? changeValues.asBefore
        : changeValues.other;
    },
    isShownIn: isSaved,
    conflicts: (seen, now) => (isSaved(now) ? [] : editedFields(organization, seen, now, ids)),
    causes: ({ id }, now) => ids.has(id) && isSaved(now),
    send: () => write(organization, request()),
    request,
    inverse: (state, undoneAt) =>
      editApp({ organization, app: state }, editsBack(app, edits), undoneAt, !isUndo),
    basedOn: (state, baseAt) => editApp({ organization, app: state }, edits, baseAt, isUndo),
    describe: () => ({ ...common.describe(), fields: fieldNames(edits) }),
  };
}

function editRequest(target: AppToChange, edits: AppEdits) {
  const { app } = target;
  const { callbackUrl, attributes } = edited(app, edits);
  const needsPut = callbackUrl !== app.callbackUrl || !hasAttributeCalls(app.owner);
  return needsPut
    ? updateAppRequest(appTarget(target), { callbackUrl, attributes })
    : attributesRequest(appTarget(target), allAttributes(app), attributes);
}

/** The fields after the edits; attributes stay in their order. */
function edited(app: App, { callbackUrl = app.callbackUrl, attributes = {} }: AppEdits) {
  const before = allAttributes(app);
  const names = [...new Set([...before.map(({ name }) => name), ...Object.keys(attributes)])];
  const after = names.flatMap((name): Attribute[] => {
    const value = Object.hasOwn(attributes, name) ? attributes[name] : valueOf(before, name);
    return value === null || value === undefined ? [] : [{ name, value }];
  });
  return { callbackUrl, attributes: after };
}

function isSameApp(app: App, { callbackUrl, attributes }: ReturnType<typeof edited>): boolean {
  const before = allAttributes(app);
  return (
    app.callbackUrl === callbackUrl &&
    before.length === attributes.length &&
    attributes.every(({ name, value }) => valueOf(before, name) === value)
  );
}

/** The edits that bring the fields back to what they were. */
function editsBack(app: App, { callbackUrl, attributes = {} }: AppEdits): AppEdits {
  const before = allAttributes(app);
  const names = Object.keys(attributes);
  return {
    ...(callbackUrl !== undefined && { callbackUrl: app.callbackUrl }),
    attributes: Object.fromEntries(names.map((name) => [name, valueOf(before, name) ?? null])),
  };
}

function editedFields(organization: string, seen: App, now: App, ids: ReadonlySet<string>) {
  return fieldDifferences(organization, seen, now).filter(({ id }) => ids.has(id));
}

function idsOf(organization: string, appId: string, { callbackUrl, attributes = {} }: AppEdits) {
  const names = Object.keys(attributes);
  return [
    ...(callbackUrl === undefined ? [] : [fieldId(organization, appId, callbackField)]),
    ...names.map((name) => fieldId(organization, appId, { field: 'attribute', name })),
  ];
}

const callbackField = { field: 'callbackUrl', name: '' } as const;

function fieldNames({ callbackUrl, attributes = {} }: AppEdits): string[] {
  return [...(callbackUrl === undefined ? [] : ['callbackUrl']), ...Object.keys(attributes)];
}
