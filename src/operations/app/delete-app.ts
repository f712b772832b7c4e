import type { QueryClient } from '@tanstack/react-query';
import { isMissingApp } from '../../api/api-error.ts';
import { deleteAppRequest } from '../../api/app-requests.ts';
import { appsQuery, filteredAppsKey } from '../../api/apps.ts';
import { write } from '../../api/client.ts';
import { appPermission } from '../../api/status.ts';
import type { App } from '../../api/schemas.ts';
import type { Operation, Resource } from '../operation.ts';
import { appChange, appTarget, type AppToChange } from './app-change.ts';

/** The status of an app that is gone, as a state. Apigee has no such status. */
const gone = 'deleted';

/** Creates the operation that deletes an app with its keys. It can't be undone. */
export function deleteApp(target: AppToChange, at = Date.now()): Operation<App> {
  const { organization } = target;
  const common = appChange(target, {}, 'delete-app', at);
  const request = () => deleteAppRequest(appTarget(target));
  return {
    ...common,
    resource: deletableApp(common.resource, common.before),
    wanted: '',
    stops: true,
    needsRead: true,
    permission: appPermission(organization, target.app.owner, 'delete'),
    valueIn: (state) => (isGone(state) ? '' : state.status),
    isShownIn: isGone,
    causes: (_row, now) => isGone(now),
    send: () => write(organization, request()),
    request,
    inverse: () => null,
    // An app that is gone has nothing that another request could be based on.
    basedOn: (state, baseAt) =>
      deleteApp({ organization, app: isGone(state) ? target.app : state }, baseAt),
  };
}

function isGone({ status }: App): boolean {
  return status === gone;
}

/** An app as a resource that may be missing: then it has no keys and the status `deleted`. */
function deletableApp(resource: Resource<App>, app: App): Resource<App> {
  return {
    ...resource,
    async read(client) {
      try {
        return await resource.read(client);
      } catch (error) {
        if (!isMissingApp(error)) throw error;
        resource.refetch(client);
        refetchLists(client, resource.organization);
        return { ...app, status: gone, credentials: [] };
      }
    },
  };
}

/** Makes the lists of apps load again, because an app was added or is gone. */
export function refetchLists(client: QueryClient, organization: string): void {
  void client.invalidateQueries({ queryKey: appsQuery(organization).queryKey, exact: true });
  void client.invalidateQueries({ queryKey: filteredAppsKey(organization) });
}
