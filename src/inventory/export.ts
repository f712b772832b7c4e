import { accessBounds, type StatusPath } from '../access/access-bounds.ts';
import { evaluateKey } from '../access/evaluate.ts';
import { fingerprintOf } from '../access/fingerprint.ts';
import type { SkippedRow } from '../api/lists/rows.ts';
import type { OwnerRecord } from '../api/schemas.ts';
import type { Columns, Question } from './columns.ts';
import { ownerKey, rowOf, type Directory, type ListedApp } from './row.ts';
import { searchOf, type View } from './view.ts';

export const formats = ['csv', 'json'] as const;
export type Format = (typeof formats)[number];

/** The number of apps in the organization, as far as known, when only some are loaded. */
export interface PartialOf {
  of: number | undefined;
}

/** Which file to write, and what it says about its content. */
export interface ExportWish {
  format: Format;
  /** names the keys by fingerprints; without, they are only counted */
  fingerprints: boolean;
  organization: string;
  platform: string;
  /** `null` = all apps were looked at */
  part: PartialOf | null;
  /** what the server sent that is no usable app */
  skipped: readonly SkippedRow[];
  /** by app ID: the statuses whose last change is not confirmed */
  unconfirmed: ReadonlyMap<string, readonly StatusPath[]>;
  /** ms */
  exportedAt: number;
}

/**
 * The text of a file with the apps that match a list query, in its order: CSV for a spreadsheet, JSON for a program.
 * Times are in UTC. The text has no keys and no secrets.
 */
export async function exportText(
  columns: Columns,
  question: Question,
  wish: ExportWish,
): Promise<string> {
  const { directory } = columns;
  const answered = columns.ask(question);
  const apps: ExportedApp[] = [];
  for (const app of answered.apps()) {
    const unconfirmed = wish.unconfirmed.get(app.appId) ?? [];
    const exported = exportedApp(app, directory, unconfirmed, question.now);
    apps.push(wish.fingerprints ? { ...exported, ...(await fingerprintsOf(app)) } : exported);
  }
  if (wish.format === 'csv') return csvOf(apps, wish);
  const { organization, platform, part, skipped, exportedAt } = wish;
  const file = {
    exportedAt: utc(exportedAt),
    organization,
    platform,
    view: viewText(question.view, answered.couldBeKey),
    covers: { apps: answered.total, whole: part === null, of: part?.of, skipped },
    apps,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

interface ExportedApp {
  name: string;
  displayName: string;
  appId: string;
  ownerKind: string;
  owner: string;
  status: string;
  products: string[];
  keys: number;
  /** keys that are known to give access to at least one product */
  usableKeys: number;
  /** keys that may or may not: their owner, their expiry or the last change is not known */
  keysWithUnknownAccess: number;
  warnings: string[];
  createdAt: string | null;
  lastModifiedAt: string | null;
  /** one for each key that has one */
  keyFingerprints?: string[];
}

function exportedApp(
  app: ListedApp,
  owners: Directory,
  unconfirmed: readonly StatusPath[],
  now: number,
): ExportedApp {
  const row = rowOf(app, owners, now);
  const owner = owners.get(ownerKey(app.owner));
  const { least, most } = accessBounds(app, unconfirmed);
  const mayWork = usableKeysOf(most, owner, now);
  // An owner who is missing or was not loaded may be inactive: then no key works.
  const works = owner?.status === undefined ? 0 : usableKeysOf(least, owner, now);
  return {
    name: row.name,
    displayName: row.displayName,
    appId: row.appId,
    ownerKind: app.owner.kind,
    owner: row.owner,
    status: row.status,
    products: row.products,
    keys: row.keys,
    usableKeys: works,
    keysWithUnknownAccess: mayWork - works,
    warnings: [
      ...row.warnings.filter((warning) => warning !== 'no-usable-key' || mayWork === 0),
      ...(unconfirmed.length > 0 ? ['change-not-confirmed'] : []),
    ],
    createdAt: utc(row.createdAt),
    lastModifiedAt: utc(row.lastModifiedAt),
  };
}

function usableKeysOf(app: ListedApp, owner: OwnerRecord | undefined, now: number): number {
  return app.credentials.filter((key) => evaluateKey(app, key, owner, now).usable > 0).length;
}

async function fingerprintsOf({ credentials }: ListedApp) {
  const all = await Promise.all(credentials.map(({ consumerKey }) => fingerprintOf(consumerKey)));
  return { keyFingerprints: all.filter((one) => one !== undefined) };
}

function utc(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}

// The query string of the list. A search text that may be a key is masked.
function viewText(view: View, couldBeKey: boolean): string {
  return searchOf(couldBeKey ? { ...view, q: '••••' } : view).toString();
}

// The columns of the CSV. Their names are the same in every language: programs look for them.
const headers: Record<string, keyof ExportedApp> = {
  'App name': 'name',
  'Display name': 'displayName',
  'App ID': 'appId',
  'Kind of owner': 'ownerKind',
  Owner: 'owner',
  Status: 'status',
  Products: 'products',
  Keys: 'keys',
  'Usable keys': 'usableKeys',
  'Keys with unknown access': 'keysWithUnknownAccess',
  Warnings: 'warnings',
  Created: 'createdAt',
  'Last modified': 'lastModifiedAt',
  'Key fingerprints': 'keyFingerprints',
};

// RFC 4180, with the mark at its start by which Excel knows UTF-8. Apps that can't be shown have a line with the reason.
function csvOf(apps: ExportedApp[], { fingerprints, skipped }: ExportWish): string {
  const columns = Object.entries(headers).filter(
    ([, field]) => fingerprints || field !== 'keyFingerprints',
  );
  const lines = [
    columns.map(([header]) => cell(header)),
    ...apps.map((app) => columns.map(([, field]) => cell(app[field]))),
    ...skipped.map(({ path, reason }) =>
      columns.map(([, field]) => cell(field === 'warnings' ? `not-shown: ${path} ${reason}` : '')),
    ),
  ];
  return `\uFEFF${lines.map((line) => `${line.join(',')}\r\n`).join('')}`;
}

/**
 * A cell that no spreadsheet takes for a formula (OWASP, CSV injection): an apostrophe before what could begin one.
 * That can also be in the middle: where lists are separated by semicolons, as in German and French, a spreadsheet
 * takes neither the quotes nor the commas of this file for what they are.
 */
function cell(value: ExportedApp[keyof ExportedApp]): string {
  const text = Array.isArray(value) ? value.join('; ') : String(value ?? '');
  const safe = text.replace(formulaStart, "$1'");
  return `"${safe.replaceAll('"', '""')}"`;
}

const formulaStart = /^(?=[\t\r\n])|(^|[;\t\r\n])(?=[\s"']*[=+\-@＝＋－＠])/gu;
