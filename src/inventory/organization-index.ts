import { appIn, appsIn, isRevoked, withKeysOf } from '../api/app-bodies.ts';
import type { Malformed } from '../api/http/read-body.ts';
import type { SkippedRow } from '../api/lists/rows.ts';
import type { OwnerRecord } from '../api/schemas.ts';
import { surveyOf, type Survey, type BulkRequest } from './bulk-plan.ts';
import {
  appsOf,
  countUnread,
  countUse,
  type AppsTarget,
  type UseCounts,
} from './apps-of/apps-of.ts';
import { createAnswerCache } from './answer-cache.ts';
import { AppStore, type Answer, type Answered, type ListQuery } from './app-store.ts';
import { matchPreview, type MatchPreview } from './match-preview.ts';
import { findIn, type FoundIn } from './find-in.ts';
import { exportText, type ExportRequest } from './export/export.ts';
import { suggestionsIn, type SuggestionQuery, type Suggestions } from './suggestions.ts';
import { pendingItemsIn } from './pending/pending-items.ts';
import { createKeyAnswers } from './keys/key-answers.ts';
import {
  hasPending,
  hasSkippedKeys,
  ownerKey,
  ownerLabel,
  type ListedApp,
  type ListedKey,
  type Row,
} from './row.ts';

/**
 * All apps of an organization, for use in a worker: it parses pages, so that typing and scrolling stay fast. Keys
 * leave it only with pending apps and with the apps of one product or owner. Arguments and results are plain data.
 */
export function createOrganizationIndex() {
  const appStore = new AppStore();
  const patches = new Map<string, { app: ListedApp; at: number }>();
  /** when apps were found to be gone, by app ID, in ms */
  const removedAt = new Map<string, number>();
  const everPending = new Set<string>();
  /** IDs of these apps, again with each change */
  const pendingChanges: string[] = [];
  let hasRevoked = false;
  const answers = createAnswerCache<Answered>();

  function upsertAll(apps: readonly ListedApp[]) {
    appStore.upsert(apps);
    for (const app of apps) {
      if (hasPending(app)) everPending.add(app.appId);
      if (everPending.has(app.appId)) pendingChanges.push(app.appId);
    }
  }

  // A body requested before a change may hold the old state, so newer patches are applied again, and removed apps stay
  // away.
  function upsertAsOf(apps: readonly ListedApp[], askedAt: number) {
    const isGone = ({ appId }: ListedApp) => (removedAt.get(appId) ?? -Infinity) >= askedAt;
    upsertAll(apps.filter((app) => !isGone(app)));
    const later = apps.flatMap(({ appId }) => patches.get(appId) ?? []);
    upsertAll(later.filter(({ at }) => at >= askedAt).map(({ app }) => app));
    hasRevoked ||= apps.some(isRevoked);
  }

  return {
    /** Adds or replaces parsed apps; returns the number of apps. */
    upsert(apps: readonly ListedApp[]): number {
      upsertAll(apps);
      hasRevoked ||= apps.some(isRevoked);
      return appStore.size;
    },

    /** Replaces apps by newer ones, loaded at `at` (ms). Those not in the index yet are applied when their page comes. */
    patch(apps: readonly ListedApp[], at: number): void {
      for (const app of apps) patches.set(app.appId, { app, at });
      const isBack = ({ appId }: ListedApp) => removedAt.delete(appId);
      upsertAll(apps.filter((app) => isBack(app) || appStore.has(app.appId)));
    },

    /** Adds an app that was just created, loaded at `at` (ms): the pages may lack it. Returns whether it is new. */
    add(app: ListedApp, at: number): boolean {
      const isNew = !appStore.has(app.appId);
      patches.set(app.appId, { app, at });
      removedAt.delete(app.appId);
      upsertAll([app]);
      return isNew;
    },

    /** Removes an app that a read at `at` (ms) showed to be gone; returns whether it was there. */
    remove(appId: string, at: number): boolean {
      const wasThere = appStore.has(appId);
      removedAt.set(appId, at);
      patches.delete(appId);
      if (everPending.has(appId)) pendingChanges.push(appId);
      appStore.remove([appId]);
      return wasThere;
    },

    setOwners(owners: readonly OwnerRecord[]): void {
      appStore.setOwners(owners);
    },

    /**
     * Parses and adds a page that was requested at `askedAt` (ms); returns what is needed to find the next one. Where its
     * apps may lack keys, those that are in the index stay.
     */
    takePage(bytes: ArrayBuffer, askedAt: number, mayLackKeys = false) {
      const page = appsIn(bytes);
      if (!('rows' in page)) return page;
      const apps: readonly ListedApp[] = mayLackKeys
        ? page.rows.map((app) => withKeysOf<ListedApp, ListedKey>(app, appStore.byId(app.appId)))
        : page.rows;
      upsertAsOf(apps, askedAt);
      return { ...page, rows: page.rows.map(({ appId }) => ({ appId })) };
    },

    /** Like `takePage`, for one app of a list of bare ids; returns why it can't be shown, if it can't. */
    takeApp(bytes: ArrayBuffer, appId: string, askedAt: number): Taken {
      const found = appIn(bytes, appId);
      if (!('app' in found)) return found;
      upsertAsOf([found.app], askedAt);
      return { isTaken: true };
    },

    size: (): number => appStore.size,

    /**
     * Whether the server listed a revoked app. Apps revoked in this tab don't count: they say nothing about its lists.
     */
    hasRevoked: (): boolean => hasRevoked,

    /** Answers a query with some of its rows, and an id to get more of them, valid for the next three queries. */
    query(query: ListQuery, from: number, to: number): Answer & { answerId: number; rows: Row[] } {
      const answered = appStore.query(query);
      const answerId = answers.add(answered);
      const { total, count, counts, couldBeKey } = answered;
      return { total, count, counts, couldBeKey, answerId, rows: answered.rows(from, to) };
    },

    /** Finds keys, and counts the apps with keys that could not be searched. */
    find: (words: readonly string[]): FoundIn & { appsWithSkippedKeys: number } => ({
      ...findIn(appStore, words),
      appsWithSkippedKeys: [...appStore.all()].filter(hasSkippedKeys).length,
    }),

    /**
     * The apps in which something is or was pending and that changed since a mark (0 = all), with their keys, because a
     * decision needs them.
     */
    pendingSince(mark: number): PendingChanges {
      const changed = [...new Set(pendingChanges.slice(mark))];
      return {
        // Copies, as getters can't be sent to the page.
        apps: changed.flatMap((appId) => appStore.byId(appId) ?? []).map((app) => ({ ...app })),
        gone: changed.filter((appId) => !appStore.has(appId)),
        mark: pendingChanges.length,
        appsWithSkippedParts: appStore.skippedOf.size,
      };
    },

    /** How many items wait for approval, without the apps themselves. */
    countPending(): { items: number; appsWithSkippedParts: number } {
      const apps = [...everPending].flatMap((appId) => appStore.byId(appId) ?? []);
      return { items: pendingItemsIn(apps).length, appsWithSkippedParts: appStore.skippedOf.size };
    },

    /** The best matches, for the Find dialog. Does not count as one of the kept answers. */
    preview: (query: ListQuery, max: number): MatchPreview => matchPreview(appStore, query, max),

    /** The values that a filter can take. */
    suggest: (query: SuggestionQuery): Suggestions => suggestionsIn(appStore, query),

    /** Rows of an answer; `null` after four newer ones. */
    rows(of: number, from: number, to: number): Row[] | null {
      return answers.get(of)?.rows(from, to) ?? null;
    },

    /** The matches as the text of a file. Does not count as one of the kept answers. */
    exportAs: (query: ListQuery, request: ExportRequest): Promise<string> =>
      exportText(appStore, query, request),

    /** App IDs of an answer; `null` after four newer ones. */
    ids(of: number, from: number, to: number): string[] | null {
      return answers.get(of)?.ids(from, to) ?? null;
    },

    /** The apps with a product or of an owner, with their keys. */
    appsOf: (target: AppsTarget): ListedApp[] => appsOf(appStore.all(), target),

    /** How many apps could not be read completely and may have keys of the target. */
    countUnread: (target: AppsTarget): number => countUnread(appStore.all(), target),

    /** How often products and owners are used. */
    countUse: (): UseCounts => countUse(appStore.all()),

    /** Counts what a bulk request would change. */
    survey: (ids: readonly string[], request: BulkRequest): Survey =>
      surveyOf(ids, (appId) => appStore.byId(appId), request, {
        ownerOf: ({ owner }) => appStore.directory.get(ownerKey(owner)),
        now: Date.now(),
      }),

    ...createKeyAnswers(appStore),

    /** Display names of apps and owners, by app ID. */
    labelsOf(ids: readonly string[]): Map<string, AppLabel> {
      return new Map(
        ids.flatMap((appId) => {
          const app = appStore.byId(appId);
          if (!app) return [];
          return [
            [appId, { app: app.displayName, owner: ownerLabel(app.owner, appStore.directory) }],
          ];
        }),
      );
    },
  };
}

/** The apps in which something is or was pending, as far as they changed. */
interface PendingChanges {
  apps: ListedApp[];
  /** IDs of those that no longer exist */
  gone: string[];
  /** up to which change */
  mark: number;
  /** the number of apps with keys or products that could not be read */
  appsWithSkippedParts: number;
}

/** The display name of an app, and the name of its owner. */
export interface AppLabel {
  app: string;
  owner: string;
}

/** The result for the body of one app: added, skipped, or not JSON. */
type Taken = { isTaken: true } | { skipped: SkippedRow } | Malformed;

export type OrganizationIndex = ReturnType<typeof createOrganizationIndex>;
