import { describe, expect, test } from 'vitest';
import { tables } from '../../../mocks/db.ts';
import { requests, setScenario, writes } from '../../../mocks/node.ts';
import { scenarios } from '../../../mocks/scenario-list.ts';
import { curlOf } from '../../api/curl.ts';
import { developersQuery, groupsQuery, ownerQuery } from '../../api/owners.ts';
import type { Owner, OwnerRecord } from '../../api/schemas.ts';
import { followUp } from '../confirm/follow-up.ts';
import { undoOf } from '../undo.ts';
import type { Operation } from '../operation.ts';
import { resultOf } from '../report/result.ts';
import { runOperation } from '../run.ts';
import { lastRecord, serveMockInFakeTime } from '../switches.for-tests.ts';
import { passTime, runUntil } from '../time.for-tests.ts';
import { ownerStatusChange } from './owner-status-change.ts';
import { cacheForEachTest } from '../../query-client.for-tests.ts';

// The status of an owner goes through the same path as the status of an app, for each kind of owner.

serveMockInFakeTime();
const client = cacheForEachTest();

const owners = [
  ['developer on X', 'keywarden-demo', 'developer', 'POST'],
  ['AppGroup on X', 'keywarden-demo', 'appgroup', 'PUT'],
  ['developer on Edge', 'keywarden-edge', 'developer', 'POST'],
  ['company on Edge', 'keywarden-edge', 'company', 'POST'],
] as const;

/** How a deactivation ends where not as `done`, and the status on the server then, if not `active`. */
const endings: Record<string, [ending: string, status?: string]> = {
  unauthorized: ['not-sent'],
  'unauthorized-writes': ['failed'],
  forbidden: ['failed'],
  'forbidden-reads': ['unverified', 'inactive'],
  'rate-limited': ['failed'],
  'rate-limited-reads': ['not-sent'],
  'server-error': ['failed'],
  'server-error-reads': ['unverified', 'inactive'],
  'html-error': ['unknown'],
  'html-error-reads': ['unverified', 'inactive'],
  'connection-lost': ['unknown'],
  'connection-lost-reads': ['not-sent'],
  'connection-lost-after': ['unverified', 'inactive'],
  'no-reply': ['unknown'],
  'no-reply-reads': ['not-sent'],
  ignored: ['unconfirmed'],
  'reply-lost': ['done-anyway', 'inactive'],
  'fails-after-applying': ['done-anyway', 'inactive'],
  'lagging-reads-long': ['unconfirmed', 'inactive'],
  'applies-late': ['done-anyway', 'inactive'],
  'applies-very-late': ['unknown'],
  // Someone else deactivated it.
  'owner-changed-meanwhile': ['already', 'inactive'],
};

/** The scenarios in which no request is sent. */
const unsent = new Set(['not-sent', 'already', 'conflict']);

describe.each(owners)('%s', (_title, organization, kind, method) => {
  test('one request, verified, and undone', async () => {
    const before = serverState();
    const { operation, owner } = await requestStatus('inactive');
    const done = await run(operation);
    expect(done.outcome).toMatchObject({ ending: 'done', others: undefined });
    expect(writes().map((write) => write.method)).toEqual([method]);
    expect(writes()[0]?.query).toBe('?action=inactive');
    expect(serverStatus(owner)).toBe('inactive');
    expect(resultOf(done).text).toMatch(/^Deactivated, verified/u);

    const undo = undoOf(done);
    expect(undo?.action).toBe('active');
    expect((undo && (await run(undo)))?.outcome.ending).toBe('done');
    expect(writes()).toHaveLength(2);
    expect(serverState()).toEqual(before);
  });

  test.each(scenarios.map(({ id }) => id))(
    'scenario %s: one request at most, and what it did',
    async (id) => {
      // What another user does after the page was loaded is a conflict.
      if (id === 'owner-changed-meanwhile') setScenario(id);
      const { operation, owner } = await requestStatus('inactive');
      if (id !== 'owner-changed-meanwhile') setScenario(id);
      const { outcome } = await run(operation);
      const [ending, really = 'active'] = endingOf(id);
      setScenario('none');
      expect([outcome.ending, serverStatus(owner)]).toEqual([ending, really]);
      expect(writes()).toHaveLength(unsent.has(ending) ? 0 : 1);
    },
  );

  test('lagging reads are repeated, and the change is verified', async () => {
    const { operation } = await requestStatus('inactive');
    setScenario('lagging-reads');
    expect((await run(operation)).outcome.ending).toBe('done');
    expect(writes()).toHaveLength(1);
  });

  test.each([
    ['applies-very-late', 'done-anyway'],
    ['lagging-reads-long', 'done'],
  ])('%s: what is read later settles it, without another request', async (scenario, ending) => {
    const { operation } = await requestStatus('inactive');
    setScenario(scenario);
    const record = await run(operation);
    followUp(client, record.operation, () => {});
    await passTime(40_000, 1000);
    expect(lastRecord().outcome?.ending).toBe(ending);
    expect(writes()).toHaveLength(1);
  });

  test('sends no request when the status is already set', async () => {
    const { operation } = await requestStatus('active');
    expect((await run(operation)).outcome).toMatchObject({ ending: 'already', sent: false });
    expect(writes()).toEqual([]);
  });

  test('after a conflict, nothing is sent until the user confirms', async () => {
    const { operation, owner } = await requestStatus('active', 'login_lock');
    setServerStatus(owner, 'inactive');
    const { outcome } = await run(operation);
    expect(outcome).toMatchObject({
      ending: 'conflict',
      others: [{ seen: 'login_lock', now: 'inactive' }],
    });
    expect(writes()).toEqual([]);
    const again = operation.basedOn(outcome.state as OwnerRecord, Date.now());
    expect((await run(again)).outcome.ending).toBe('done');
    expect(serverStatus(owner)).toBe('active');
  });

  test('a status that no action can set has no undo', async () => {
    const { operation } = await requestStatus('inactive', 'login_lock');
    const done = await run(operation);
    expect(done.outcome.ending).toBe('done');
    expect(undoOf(done)).toBeNull();
  });

  test('its curl command is the request that was sent', async () => {
    const { operation } = await requestStatus('inactive');
    const command = curlOf(organization, operation.request());
    await run(operation);
    const [sent] = writes();
    expect(command).toContain(`-X ${sent?.method}`);
    expect(command).toContain(`${sent?.path}${sent?.query}'`);
  });

  test('lists and the owner’s own page show the status that was read', async () => {
    const list = kind === 'developer' ? developersQuery(organization) : groupsQuery(organization);
    await client.query(list);
    const { operation, owner } = await requestStatus('inactive');
    const asked = requests().length;
    await run(operation);
    const inList = client.getQueryData(list.queryKey)?.rows.find(({ id }) => id === owner.id);
    const onPage = client.getQueryData(ownerQuery(organization, owner).queryKey);
    expect([inList?.status, onPage?.status]).toEqual(['inactive', 'inactive']);
    expect(requests().length - asked, 'read, write, read').toBe(3);
  });

  function endingOf(id: string) {
    if (id === 'edge-refused' && organization === 'keywarden-edge')
      return ['unverified', 'inactive'] as const;
    return endings[id] ?? (['done', 'inactive'] as const);
  }

  /** The operation that sets the status of an owner, whose status on the server is `now`. */
  async function requestStatus(action: 'active' | 'inactive', now = 'active') {
    const owner = ownerOf(organization, kind);
    setServerStatus(owner, now);
    const record = await client.query(ownerQuery(organization, owner));
    return { owner, operation: ownerStatusChange({ organization, owner, record }, action) };
  }

  function rowOf({ id }: Owner) {
    const found = tables().organizations.find(({ name }) => name === organization);
    const row =
      kind === 'developer'
        ? found?.developers.find(({ developerId }) => developerId === id)
        : [...(found?.appGroups ?? []), ...(found?.companies ?? [])].find(
            ({ name }) => name === id,
          );
    if (!row) throw new Error(`there is no owner ${id}`);
    return row;
  }

  function serverStatus(owner: Owner): string {
    return rowOf(owner).status;
  }

  function setServerStatus(owner: Owner, status: string): void {
    rowOf(owner).status = status;
  }
});

function ownerOf(organization: string, kind: Owner['kind']): Owner {
  const found = tables().organizations.find(({ name }) => name === organization);
  const developer = found?.developers[0];
  const group = kind === 'company' ? found?.companies[0] : found?.appGroups[0];
  if (kind === 'developer' && developer)
    return { kind, id: developer.developerId, email: developer.email };
  if (kind === 'developer' || !group) throw new Error(`${organization} has no ${kind}`);
  return { kind, id: group.name, email: '' };
}

async function run(operation: Operation) {
  const record = await runUntil(runOperation(client, operation));
  if (!record) throw new Error('nothing was started');
  return record;
}

/** The mock's tables, without times and authors of modifications. */
function serverState(): string {
  return JSON.stringify(tables(), (field, value: unknown) =>
    field === 'lastModifiedAt' || field === 'lastModifiedBy' ? undefined : value,
  );
}
