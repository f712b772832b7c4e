import type { OwnerRecord } from '../../api/schemas.ts';
import { createAppStore, type ListQuery } from '../app-store.ts';
import type { ExportRequest } from './export.ts';
import type { ListedApp } from '../row.ts';
import { viewOf } from '../view.ts';

export const now = Date.parse('2026-11-22T12:00:00Z');

export const request: ExportRequest = {
  format: 'csv',
  rows: 'apps',
  fingerprints: false,
  organization: 'export-x',
  platform: 'x',
  part: null,
  skipped: [],
  unconfirmed: new Map(),
  exportedAt: now,
};

export function listQuery(search = ''): ListQuery {
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

/** A store with copies of `plain`, each with these changes. */
export function appStoreOf(...apps: Partial<ListedApp>[]) {
  return createAppStore(
    apps.map((app, index) => ({ ...plain, appId: `id-${index}`, ...app })),
    [owner],
  );
}

export const owner: OwnerRecord = {
  kind: 'developer',
  id: 'dev-1',
  label: 'ada@brightcart.test',
  fullName: 'Ada',
  status: 'active',
};

/** Reads RFC 4180: quotes, doubled quotes, and line breaks inside them. */
export function parsed(csv: string): string[][] {
  const lines: string[][] = [];
  let rest = csv.replace(/^\uFEFF/u, '');
  let line: string[] = [];
  while (rest) {
    const [whole, quoted = '', end] = /^"((?:[^"]|"")*)"(,|\r\n)/u.exec(rest) ?? [];
    if (whole === undefined) throw new Error(`no cell in quotes: ${rest.slice(0, 80)}`);
    line.push(quoted.replaceAll('""', '"'));
    if (end === '\r\n') {
      lines.push(line);
      line = [];
    }
    rest = rest.slice(whole.length);
  }
  return lines;
}
