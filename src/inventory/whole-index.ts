import { appIn, appsIn, isRevoked } from '../api/app-bodies.ts';
import type { Malformed } from '../api/read-body.ts';
import type { SkippedRow } from '../api/lists/rows.ts';
import type { OwnerRecord } from '../api/schemas.ts';
import { surveyOf, type Survey, type BulkRequest } from './bulk-plan.ts';
import { Columns, type Answer, type Answered, type Glance, type Question } from './columns.ts';
import { findIn, hasSkippedKeys, type FoundIn } from './find-in.ts';
import { exportText, type ExportWish } from './export.ts';
import { ownerLabel, type ListedApp, type Row } from './row.ts';

/** How many answers are known at a time: rows of one are asked for while the next is on its way. */
const answerCacheSize = 4;

/**
 * All apps of an organization, made to live in a worker: pages are parsed in it, so that neither typing nor
 * scrolling waits for that, and the keys in them stay in it. Everything it takes and returns is plain data.
 */
export function createIndex() {
  const columns = new Columns();
  const patches = new Map<string, { app: ListedApp; at: number }>();
  const withSkippedKeys = new Set<string>();
  let hasRevoked = false;
  let asked = 0;
  const answers = new Map<number, Answered>();

  function putAll(apps: readonly ListedApp[]) {
    columns.put(apps);
    for (const app of apps)
      if (hasSkippedKeys(app)) withSkippedKeys.add(app.appId);
      else withSkippedKeys.delete(app.appId);
  }

  // What was changed while a body was on its way may be in it as it was before.
  function putAsOf(apps: readonly ListedApp[], askedAt: number) {
    putAll(apps);
    const later = apps.flatMap(({ appId }) => patches.get(appId) ?? []);
    putAll(later.filter(({ at }) => at >= askedAt).map(({ app }) => app));
    hasRevoked ||= apps.some(isRevoked);
  }

  return {
    /** Takes apps that are parsed already; returns how many there are now. */
    put(apps: readonly ListedApp[]): number {
      putAll(apps);
      hasRevoked ||= apps.some(isRevoked);
      return columns.size;
    },

    /** Takes apps as they were read at a time (ms). What belongs to no page that was read yet waits for it. */
    patch(apps: readonly ListedApp[], at: number): void {
      for (const app of apps) patches.set(app.appId, { app, at });
      putAll(apps.filter(({ appId }) => columns.has(appId)));
    },

    know(owners: readonly OwnerRecord[]): void {
      columns.know(owners);
    },

    /** Takes a page as it came over the wire, asked for at a time (ms); returns what leads to the next one. */
    takePage(bytes: ArrayBuffer, askedAt: number) {
      const page = appsIn(bytes);
      if (!('rows' in page)) return page;
      putAsOf(page.rows, askedAt);
      return { ...page, rows: page.rows.map(({ appId }) => ({ appId })) };
    },

    /** Takes one app of a list of bare ids, like `takePage`; returns why it can't be shown, if it can't. */
    takeApp(bytes: ArrayBuffer, appId: string, askedAt: number): Taken {
      const found = appIn(bytes, appId);
      if (!('app' in found)) return found;
      putAsOf([found.app], askedAt);
      return { isTaken: true };
    },

    size: (): number => columns.size,

    /** Whether a revoked app was in what was read; one that was revoked here since says nothing about lists. */
    hasRevoked: (): boolean => hasRevoked,

    /** The answer with some of its rows, and the number that it is known by for a while. */
    ask(question: Question, from: number, to: number): Answer & { asked: number; rows: Row[] } {
      asked += 1;
      const answered = columns.ask(question);
      answers.set(asked, answered);
      answers.delete(asked - answerCacheSize);
      const { total, count, counts, couldBeKey } = answered;
      return { total, count, counts, couldBeKey, asked, rows: answered.rows(from, to) };
    },

    /** Words that are a key, or begin one, and how many apps have keys that could not be searched. */
    find: (words: readonly string[]): FoundIn & { appsWithSkippedKeys: number } => ({
      ...findIn(columns, words),
      appsWithSkippedKeys: withSkippedKeys.size,
    }),

    /** The first rows that match, and how many do: for the Find dialog. It does not touch the answers of the list. */
    glance(question: Question, rows: number): Glance {
      const answer = columns.ask(question);
      return { count: answer.count, rows: answer.rows(0, rows) };
    },

    /** Rows of an answer; `null` once four newer ones came. */
    rows(of: number, from: number, to: number): Row[] | null {
      return answers.get(of)?.rows(from, to) ?? null;
    },

    /** What answers to a question as a file; it makes no difference to `rows`. */
    exportAs: (question: Question, wish: ExportWish): Promise<string> =>
      exportText(columns, question, wish),

    /** The ids of an answer's apps, like `rows`. */
    ids(of: number, from: number, to: number): string[] | null {
      return answers.get(of)?.ids(from, to) ?? null;
    },

    /** Counts what a request would change in many apps. */
    survey: (ids: readonly string[], request: BulkRequest): Survey =>
      surveyOf(ids, (appId) => columns.byId(appId), request),

    /** What apps and their owners are called, by app id. */
    called(ids: readonly string[]): Map<string, Called> {
      return new Map(
        ids.flatMap((appId) => {
          const app = columns.byId(appId);
          if (!app) return [];
          return [
            [appId, { app: app.displayName, owner: ownerLabel(app.owner, columns.directory) }],
          ];
        }),
      );
    },
  };
}

/** What an app is called, and its owner. */
export interface Called {
  app: string;
  owner: string;
}

/** What came of the body of an app: it is in the index, cannot be shown, or is no JSON. */
type Taken = { isTaken: true } | { skipped: SkippedRow } | Malformed;

export type Index = ReturnType<typeof createIndex>;
