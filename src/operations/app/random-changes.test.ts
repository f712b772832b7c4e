import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { tables } from '../../../mocks/db.ts';
import { generator } from '../../../mocks/seed/seed-parts.ts';
import type { App as AppRow, Credential as KeyRow, Store } from '../../../mocks/tables.ts';
import { canImportExpiry } from '../../api/key-requests.ts';
import type { App } from '../../api/schemas.ts';
import type { Action } from '../../access/status.ts';
import { undoOf } from '../undo.ts';
import type { Operation } from '../operation.ts';
import { serveMockInFakeTime } from '../switches.for-tests.ts';
import { passTime } from '../time.for-tests.ts';
import { addKey } from './key/add-key.ts';
import { deleteKey } from './key/delete-key.ts';
import { editApp } from './edit-app.ts';
import { importKey } from './key/import-key.ts';
import { addProduct, removeProduct } from './key/key-products.ts';
import {
  newApp,
  owners,
  appRowOf,
  rows,
  run,
  runRecord,
  serverState,
  readAsState,
} from './life-cycle.for-tests.ts';
import { setScopes } from './key/set-scopes.ts';
import { statusChange } from './status-change.ts';
import type { Level } from './switches.ts';

// After each of many random operations, the tables of the mock differ only in what it was meant to change.

const operationsPerPlatform = 200;

serveMockInFakeTime();

/** An operation, and what it is expected to do to the row of its app. */
interface Step {
  operation: Operation<App>;
  expected(row: AppRow): void;
  /** whether its undo restores everything, such as the approval of a product */
  undoRestores?: boolean;
}

test.each(['keywarden-demo', 'keywarden-edge'])(
  `${operationsPerPlatform} random operations on %s change only what they were meant to`,
  { timeout: 120_000 },
  async (organization) => {
    const client = new QueryClient();
    const random = generator(organization);
    const pick = <T>(list: readonly T[]): T => {
      const found = list[Math.floor(random() * list.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    };
    const here = owners.filter((one) => one.organization === organization);
    const name = (one: (typeof owners)[number]) => `App of ${one.kind}`;
    for (const one of here) {
      await run(client, newApp(one, name(one)));
      // No call of the console sets them, and none may lose them.
      appRowOf(organization, name(one)).scopes = ['READ'];
    }

    let count = 0;
    while (count < operationsPerPlatform) {
      const one = pick(here);
      const app = await appNamed(name(one));
      const step = stepFor(app);
      if (!step) continue;
      count += 1;
      await perform(step, name(one));
      // Both within and after the time in which reads may lag.
      if (random() < 0.3) await passTime(12_000, 4000);
    }

    async function appNamed(wanted: string): Promise<App> {
      return readAsState(organization, appRowOf(organization, wanted).appId);
    }

    async function perform(step: Step, appName: string) {
      const before = JSON.stringify(tables());
      const record = await runRecord(client, step.operation);
      const label = `${count}: ${step.operation.action}`;
      expect(['done', 'already'], label).toContain(record.outcome.ending);
      expect(record.outcome.others, label).toBeUndefined();
      const expected = JSON.parse(before) as Store;
      const row = expected.organizations
        .find((found) => found.name === organization)
        ?.apps.find((found) => found.name === appName);
      if (row) step.expected(row);
      expectTables(expected, label);
      const undo = undoOf(record);
      if (!undo || step.undoRestores !== true || random() < 0.5) return;
      expect((await runRecord(client, undo)).outcome.ending, `undo ${label}`).toBe('done');
      expectTables(JSON.parse(before) as Store, `undo ${label}`);
    }

    function stepFor(app: App): Step | null {
      const target = { organization, app };
      const products = rows(organization).products.filter(
        ({ name: product }) => !/[^\w-]/u.test(product),
      );
      const product = pick(products).name;
      const key = app.credentials.length > 0 ? pick(app.credentials) : undefined;
      const ofKey = { ...target, key: key?.consumerKey ?? '' };
      const keyRow = (row: AppRow) => row.credentials.find((one) => one.consumerKey === ofKey.key);
      const statusOf = (added: string) =>
        products.find((one) => one.name === added)?.approvalType === 'manual'
          ? 'pending'
          : 'approved';
      const kind = pick(kinds);
      switch (kind) {
        case 'edit': {
          const attribute = pick(['DisplayName', 'Notes', 'team', 'cost']);
          const value = random() < 0.2 ? null : `value ${count}`;
          const edits = { attributes: { [attribute]: value } };
          return {
            operation: editApp(target, edits),
            undoRestores: true,
            expected(row) {
              row.attributes = row.attributes.filter((found) => found.name !== attribute);
              if (value !== null) row.attributes.push({ name: attribute, value });
            },
          };
        }
        case 'callback': {
          const callbackUrl = `https://${count}.example`;
          return {
            operation: editApp(target, { callbackUrl }),
            undoRestores: true,
            expected: (row) => void (row.callbackUrl = callbackUrl),
          };
        }
        case 'add-key': {
          if (app.credentials.length > 6) return null;
          return {
            operation: addKey(target, { products: [product], expiresInMs: null }),
            expected(row) {
              const known = new Set(row.credentials.map(({ consumerKey }) => consumerKey));
              const fresh = appRowOf(organization, app.name).credentials.filter(
                ({ consumerKey }) => !known.has(consumerKey),
              );
              expect(fresh).toMatchObject([
                {
                  ...emptyKey,
                  scopes: ['READ'],
                  expiresAt: -1,
                  products: [{ name: product, status: statusOf(product) }],
                },
              ]);
              row.credentials.push(...fresh);
            },
          };
        }
        case 'import-key': {
          if (app.credentials.length > 6) return null;
          const consumerKey = `imported-${organization}-${count}`;
          const imported = {
            consumerKey,
            consumerSecret: `secret-${count}`,
            expiresInSeconds: null,
          };
          return {
            operation: importKey(target, imported),
            expected(row) {
              const fresh = appRowOf(organization, app.name).credentials[0];
              expect(fresh).toMatchObject({ ...emptyKey, consumerKey, products: [] });
              expect(fresh?.expiresAt).toBe(canImportExpiry(organization) ? -1 : undefined);
              if (fresh) row.credentials.push(fresh);
            },
          };
        }
        case 'add-product':
          if (!key || key.products.some((one) => one.name === product)) return null;
          return {
            operation: addProduct(ofKey, product),
            undoRestores: true,
            expected: (row) =>
              void keyRow(row)?.products.push({ name: product, status: statusOf(product) }),
          };
        case 'remove-product': {
          const [first] = key?.products ?? [];
          if (!first) return null;
          return {
            operation: removeProduct(ofKey, first.name),
            expected(row) {
              const found = keyRow(row);
              if (found) found.products = found.products.filter((one) => one.name !== first.name);
            },
          };
        }
        case 'set-scopes': {
          if (!key || app.owner.kind === 'appgroup') return null;
          const scopes = random() < 0.3 ? [] : [`scope-${count}`];
          return {
            operation: setScopes(ofKey, scopes),
            undoRestores: true,
            expected(row) {
              const found = keyRow(row);
              if (found) found.scopes = scopes;
            },
          };
        }
        case 'delete-key':
          if (!key || app.credentials.length < 3) return null;
          return {
            operation: deleteKey(ofKey),
            expected(row) {
              row.credentials = row.credentials.filter((one) => one.consumerKey !== ofKey.key);
            },
          };
        case 'status': {
          const action = pick<Action>(['approve', 'revoke']);
          const status = action === 'approve' ? 'approved' : 'revoked';
          const [first] = key?.products ?? [];
          const level = pick<Level>([
            {},
            ...(key ? [{ key: key.consumerKey }] : []),
            ...(key && first ? [{ key: key.consumerKey, product: first.name }] : []),
          ]);
          return {
            operation: statusChange({ ...target, level }, action),
            expected(row) {
              const found = level.key === undefined ? row : keyRow(row);
              const product_ = (found as KeyRow).products?.find(
                (one) => one.name === level.product,
              );
              const changed = level.product === undefined ? found : product_;
              if (changed) changed.status = status;
            },
          };
        }
      }
    }
  },
);

function expectTables(expected: Store, label: string): void {
  const [now, wanted] = [rowsOf(tables()), rowsOf(expected)];
  expect(serverState(different(now, wanted)), label).toEqual(serverState(different(wanted, now)));
}

function rowsOf({ organizations }: Store): object[] {
  return organizations.flatMap(({ apps, ...others }) => [others, ...apps]);
}

// Nearly all rows are the same as text. Only the others are compared field by field, which takes ten times as long.
function different(some: readonly object[], others: readonly object[]): object[] {
  return some.filter((row, place) => JSON.stringify(row) !== JSON.stringify(others[place]));
}

const kinds = [
  'edit',
  'callback',
  'add-key',
  'import-key',
  'add-product',
  'remove-product',
  'set-scopes',
  'delete-key',
  'status',
] as const;

const emptyKey = { status: 'approved', attributes: [], scopes: [] };
