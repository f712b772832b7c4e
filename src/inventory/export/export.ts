import type { Level } from '../../access/access-bounds.ts';
import type { SkippedRow } from '../../api/lists/rows.ts';
import type { Answered, AppStore, ListQuery } from '../app-store.ts';
import { accessHeaders, accessRows, type ExportedAccess } from './export-access-rows.ts';
import { appHeaders, appRow, fingerprintsOf, type ExportedApp } from './export-app-rows.ts';
import { csvOf } from './export-csv.ts';
import { utc } from './utc.ts';
import { searchOf, type View } from '../view.ts';

export const formats = ['csv', 'json'] as const;
export type Format = (typeof formats)[number];

/** One row per app, or one per app, key and product. */
export const rowKinds = ['apps', 'access'] as const;
export type RowKind = (typeof rowKinds)[number];

/** The number of apps in the organization, as far as known, when only some are loaded. */
export interface PartialOf {
  of: number | undefined;
}

/** Which file to write, and what it says about its content. */
export interface ExportRequest {
  format: Format;
  rows: RowKind;
  /** adds fingerprints of the keys */
  fingerprints: boolean;
  organization: string;
  platform: string;
  /** `null` = all apps were searched */
  part: PartialOf | null;
  /** rows that can't be shown */
  skipped: readonly SkippedRow[];
  /** by app ID: the statuses whose last change is not confirmed */
  unconfirmed: ReadonlyMap<string, readonly Level[]>;
  /** ms */
  exportedAt: number;
}

/**
 * The text of a file with the apps that match a list query, in its order: CSV for a spreadsheet, JSON for a program.
 * Times are in UTC. The text has no keys and no secrets.
 */
export async function exportText(
  appStore: AppStore,
  query: ListQuery,
  request: ExportRequest,
): Promise<string> {
  const answered = appStore.query(query);
  return request.rows === 'apps'
    ? exportApps(appStore, query, request, answered)
    : exportAccess(appStore, query, request, answered);
}

async function exportApps(
  { directory }: AppStore,
  query: ListQuery,
  request: ExportRequest,
  answered: Answered,
): Promise<string> {
  const apps: ExportedApp[] = [];
  for (const app of answered.apps()) {
    const row = appRow(app, directory, request.unconfirmed.get(app.appId) ?? [], query.now);
    apps.push(request.fingerprints ? { ...row, ...(await fingerprintsOf(app)) } : row);
  }
  if (request.format === 'json') return jsonOf({ apps }, query, request, answered);
  const columns = request.fingerprints ? appHeaders : appHeaders.filter(isNoFingerprint);
  return csvOf(apps, columns, { skipped: request.skipped, reasonField: 'warnings' });
}

async function exportAccess(
  { directory }: AppStore,
  query: ListQuery,
  request: ExportRequest,
  answered: Answered,
): Promise<string> {
  const access: ExportedAccess[] = [];
  const options = { now: query.now, fingerprints: request.fingerprints };
  for (const app of answered.apps())
    access.push(
      ...(await accessRows(app, directory, request.unconfirmed.get(app.appId) ?? [], options)),
    );
  if (request.format === 'json') return jsonOf({ access }, query, request, answered);
  const columns = request.fingerprints ? accessHeaders : accessHeaders.filter(isNoFingerprint);
  return csvOf(access, columns, { skipped: request.skipped, reasonField: 'reasons' });
}

function isNoFingerprint([header]: readonly [header: string, field: string]): boolean {
  return !header.startsWith('Key fingerprint');
}

function jsonOf(
  rows: { apps: ExportedApp[] } | { access: ExportedAccess[] },
  { view }: ListQuery,
  { organization, platform, part, skipped, exportedAt }: ExportRequest,
  { total, couldBeKey }: Answered,
): string {
  const file = {
    exportedAt: utc(exportedAt),
    organization,
    platform,
    view: viewText(view, couldBeKey),
    covers: { apps: total, whole: part === null, of: part?.of, skipped },
    ...rows,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

// The query string of the list. A search text that may be a key is masked.
function viewText(view: View, couldBeKey: boolean): string {
  return searchOf(couldBeKey ? { ...view, q: '••••' } : view).toString();
}
