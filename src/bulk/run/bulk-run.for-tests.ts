import { tables } from '../../../mocks/db.ts';
import type { Task } from './bulk-state.ts';
import { tasksOf } from './bulk-tasks.ts';

/** The organization of the mock whose apps the tests change. */
const organization = 'keywarden-demo';

/** The tasks of a bulk run that revokes apps. */
export function tasksToRevoke(appIds: readonly string[]): Task[] {
  return tasksOf(organization, appIds, { action: 'revoke', target: { kind: 'app' } });
}

/** The apps in the mock's tables. */
export function appsInMock() {
  return tables().organizations.find(({ name }) => name === organization)?.apps ?? [];
}

/** The IDs of the first approved apps of developers in the mock's tables. */
export function approvedInMock(count: number): string[] {
  return appsInMock()
    .filter(({ status, owner }) => status === 'approved' && owner.kind === 'developer')
    .slice(0, count)
    .map(({ appId }) => appId);
}

/** The status of an app in the mock's tables. */
export function statusInMock(id: string): string | undefined {
  return appsInMock().find(({ appId }) => appId === id)?.status;
}
