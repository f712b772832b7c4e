import type { OwnerRecord } from '../api/schemas.ts';
import { Columns, type Question } from './columns.ts';
import type { ExportWish } from './export.ts';
import type { ListedApp } from './row.ts';
import { viewOf } from './view.ts';

export const now = Date.parse('2026-11-22T12:00:00Z');

export const wish: ExportWish = {
  format: 'csv',
  fingerprints: false,
  organization: 'export-x',
  platform: 'x',
  part: null,
  skipped: [],
  unconfirmed: new Map(),
  exportedAt: now,
};

export function listQuery(search = ''): Question {
  return { view: viewOf(new URLSearchParams(search)), language: 'en', now };
}

export const plain: ListedApp = {
  appId: 'id-1',
  name: 'plain',
  displayName: 'Plain',
  status: 'approved',
  owner: { kind: 'developer', id: 'dev-1', email: 'ada@brightcart.test' },
  createdAt: Date.parse('2026-01-02T03:04:05Z'),
  lastModifiedAt: undefined,
  credentials: [
    {
      consumerKey: 'AbCdEfGhIjKlMnOpQrStUvWx',
      status: 'approved',
      expiresAt: null,
      products: [
        { name: 'orders', status: 'approved' },
        { name: 'payments', status: 'pending' },
      ],
    },
    { consumerKey: 'short', status: 'revoked', expiresAt: null, products: [] },
  ],
};

export function columnsOf(...apps: Partial<ListedApp>[]) {
  const columns = new Columns();
  columns.put(apps.map((app, index) => ({ ...plain, appId: `id-${index}`, ...app })));
  columns.know([owner]);
  return columns;
}

export const owner: OwnerRecord = {
  kind: 'developer',
  id: 'dev-1',
  label: 'ada@brightcart.test',
  fullName: 'Ada',
  status: 'active',
};
