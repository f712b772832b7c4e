import { isMissingApp } from '../../api/api-error.ts';
import { withoutSecrets } from '../../api/app-bodies.ts';
import {
  createAppRequest,
  readOwnedApp,
  type AppFields,
  type AppTarget,
  type NewKey,
} from '../../api/app-requests.ts';
import { write } from '../../api/client.ts';
import { hasOwner } from '../../api/owners.ts';
import { appPermission } from '../../api/status.ts';
import type { App } from '../../api/schemas.ts';
import type { Operation, Resource } from '../operation.ts';
import { addToInventory } from '../../inventory/inventory.ts';
import { changeValues } from './change-kind.ts';
import { changeTexts } from './texts/change-texts.ts';
import { refetchLists } from './delete-app.ts';
import { describeLevel } from './level-facts.ts';
import { saveChange } from './saved-change.ts';
import { namesOf } from './texts/subject.ts';

/** An app that is to be created, with its first key. */
export interface NewApp {
  fields: AppFields;
  key: NewKey;
}

/**
 * Creates the operation that creates an app. If its owner has an app of this name, nothing is sent (`already`), and the
 * state of the outcome is that app. It is never sent twice: while an earlier one may still take effect, none is started.
 */
export function createApp(
  target: AppTarget,
  newApp: NewApp,
  at = Date.now(),
): Operation<App | null> {
  const { organization, owner, app: name } = target;
  const request = () => createAppRequest(target, newApp.fields, newApp.key);
  const named = { name, owner, displayName: displayNameOf(target, newApp), credentials: [] };
  return {
    resource: appToCreate(target),
    id: JSON.stringify([organization, [owner.kind, owner.id || owner.email, name], 'new app']),
    action: 'create-app',
    wanted: changeValues.exists,
    before: null,
    at,
    stops: false,
    isCreation: true,
    needsRead: true,
    permission: appPermission(organization, owner, 'create'),
    impossible: hasOwner(owner) ? undefined : 'no-owner',
    valueIn: (state) => (state ? changeValues.exists : ''),
    isShownIn: (state) => state !== null,
    // Every new app has a key, but reads right after its creation often lack it (docs/apigee-api.md, "Creating an app").
    isShownInPart: (state) => state?.credentials.length === 0,
    conflicts: () => [],
    send: () => write(organization, request()),
    request,
    inverse: () => null,
    basedOn: (_state, baseAt) => createApp(target, newApp, baseAt),
    texts: changeTexts(namesOf(named, {}), 'create-app'),
    reportTexts: async () =>
      (await import('./texts/change-report-texts.ts')).changeReportTexts(named, {}, 'create-app'),
    describe: () => describeLevel(named, {}),
    save: () => saveChange({ organization, app: named, level: {} }, 'create-app'),
  };
}

function displayNameOf({ app }: AppTarget, { fields }: NewApp): string {
  return fields.attributes.find(({ name }) => name === 'DisplayName')?.value || app;
}

/** The app of an owner with a name: `null` = there is none. Its states have no secrets. */
function appToCreate(target: AppTarget): Resource<App | null> {
  const { organization, owner, app } = target;
  return {
    organization,
    id: `owners/${owner.kind}/${owner.id || owner.email}/apps/${app}`,
    async read(client) {
      try {
        const found = withoutSecrets(await readOwnedApp(target));
        refetchLists(client, organization);
        void addToInventory(organization, found);
        return found;
      } catch (error) {
        if (isMissingApp(error)) return null;
        throw error;
      }
    },
    refetch: (client) => refetchLists(client, organization),
    differences: () => [],
    modifiedAt: (state) => state?.lastModifiedAt,
  };
}
