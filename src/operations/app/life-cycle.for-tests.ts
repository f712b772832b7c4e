import type { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect } from 'vitest';
import { tables } from '../../../mocks/db.ts';
import { server } from '../../../mocks/node.ts';
import type { App as AppRow, Organization } from '../../../mocks/tables.ts';
import { withoutSecrets } from '../../api/app-bodies.ts';
import { readApp } from '../../api/apps.ts';
import type { App, Owner } from '../../api/schemas.ts';
import type { FinishedOperation } from '../log.ts';
import type { Operation, Outcome } from '../operation.ts';
import { runOperation } from '../run.ts';
import { runUntil } from '../time.for-tests.ts';
import { createApp } from './create-app.ts';

/** One owner per kind and platform, with a product that is approved automatically and one that needs approval. */
export const owners = [
  {
    title: 'X developer',
    organization: 'keywarden-demo',
    kind: 'developer',
    owner: 'kwame.mensah@accrapay.example',
    products: ['orders', 'payments-v2'],
  },
  {
    title: 'X AppGroup',
    organization: 'keywarden-demo',
    kind: 'appgroup',
    owner: 'globex-partners',
    products: ['orders', 'payments-v2'],
  },
  {
    title: 'Edge developer',
    organization: 'keywarden-edge',
    kind: 'developer',
    owner: 'wwitman@apigee.com',
    products: ['FreeWeatherAPI', 'PremiumWeatherAPI'],
  },
  {
    title: 'Edge company',
    organization: 'keywarden-edge',
    kind: 'company',
    owner: 'phpunit',
    products: ['FreeWeatherAPI', 'PremiumWeatherAPI'],
  },
] as const;

export type OwnerCase = (typeof owners)[number];

/** The owner as the console knows it. */
export function ownerOf({ organization, kind, owner }: OwnerCase): Owner {
  if (kind !== 'developer') return { kind, id: owner, email: '' };
  const row = rows(organization).developers.find(({ email }) => email === owner);
  if (!row) throw new Error(`there is no developer ${owner}`);
  return { kind, id: row.developerId, email: row.email };
}

/** The collection of the API that has the owners of a kind. */
export const collections = { developer: 'developers', appgroup: 'appgroups', company: 'companies' };

/** The path of the app of an owner, below the organization. */
export function appPathOf(one: OwnerCase): string {
  const { organization, kind, owner } = one;
  // An app of Edge does not tell the e-mail of its developer, so its path has the ID.
  const hasId = organization === 'keywarden-edge' && kind === 'developer';
  return `${collections[kind]}/${hasId ? ownerOf(one).id : owner}/apps/New App #1`;
}

/** An app that an owner is to get, with a key for both products that lives for a day. */
export function newApp(one: OwnerCase, name = 'New App #1') {
  return createApp(
    { organization: one.organization, owner: ownerOf(one), app: name },
    {
      fields: {
        callbackUrl: 'https://shop.example/back',
        attributes: [
          { name: 'DisplayName', value: 'New “App”' },
          { name: 'team', value: 'blue' },
        ],
      },
      key: { products: one.products, expiresInMs: dayMs },
    },
  );
}

export const dayMs = 86_400_000;

/** Creates that app and reads it as a page does. */
export async function createdApp(client: QueryClient, one: OwnerCase): Promise<App> {
  const { state } = await run(client, newApp(one));
  if (!state) throw new Error('nothing was created');
  return readAsState(one.organization, state.appId);
}

/** An app as operations read it: without secrets. */
export async function readAsState(organization: string, appId: string): Promise<App> {
  return withoutSecrets(await readApp(organization, appId));
}

/** Runs an operation to its outcome. @throws if it is not started */
export async function run<State>(
  client: QueryClient,
  operation: Operation<State>,
): Promise<Outcome<State>> {
  return (await runRecord(client, operation)).outcome as Outcome<State>;
}

/** Runs an operation and expects that it changes what it names and nothing else. Returns the app as it is then. */
export async function perform(client: QueryClient, operation: Operation<App>): Promise<App> {
  const outcome = await run(client, operation);
  expect(outcome).toMatchObject({ ending: 'done', others: undefined });
  if (!outcome.state) throw new Error('not read back');
  return outcome.state;
}

/** `run`, with its record. */
export async function runRecord(
  client: QueryClient,
  operation: Operation<never> | Operation,
): Promise<FinishedOperation> {
  const record = await runUntil(runOperation(client, operation as Operation));
  if (!record) throw new Error('nothing was started');
  return record;
}

/** The tables of an organization in the mock. */
export function rows(organization: string): Organization {
  const found = tables().organizations.find(({ name }) => name === organization);
  if (!found) throw new Error(`there is no organization ${organization}`);
  return found;
}

/** An app in the mock's tables, by name. */
export function appRowOf(organization: string, name = 'New App #1'): AppRow {
  const found = rows(organization).apps.find((app) => app.name === name);
  if (!found) throw new Error(`there is no app ${name}`);
  return found;
}

/** Tables of the mock, without times and authors of modifications, in which the order of keys and fields does not count. */
export function serverState(store: unknown = tables()): unknown {
  const text = JSON.stringify(store, (field, value: unknown) => {
    if (field === 'lastModifiedAt' || field === 'lastModifiedBy') return undefined;
    const by = sortedBy[field];
    if (by === undefined || !Array.isArray(value)) return value;
    return (value as Record<string, string>[]).toSorted((a, b) =>
      (a[by] ?? '') < (b[by] ?? '') ? -1 : 1,
    );
  });
  return JSON.parse(text) as unknown;
}

const sortedBy: Partial<Record<string, string>> = {
  attributes: 'name',
  products: 'name',
  credentials: 'consumerKey',
};

/** Collects the writes of each test: method and path below the organization, and body. */
export function collectWrites(): () => { line: string; body: unknown }[] {
  const sent: { line: string; body: unknown }[] = [];
  beforeEach(() => {
    sent.length = 0;
    server.events.on('request:start', ({ request }) => {
      if (request.method === 'GET') return;
      const { pathname, search } = new URL(request.url);
      const below = decodeURIComponent(pathname.split('/').slice(4).join('/'));
      const write = { line: `${request.method} ${below}${search}`, body: undefined as unknown };
      sent.push(write);
      void readInto(write, request.clone());
    });
  });
  afterEach(() => server.events.removeAllListeners());
  return () => sent;
}

async function readInto(write: { body: unknown }, request: Request): Promise<void> {
  const text = await request.text();
  write.body = text === '' ? undefined : JSON.parse(text);
}
