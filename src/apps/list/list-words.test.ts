import { expect, test } from 'vitest';
import type { AppsPage } from '../../api/apps.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { viewOf } from '../../inventory/view.ts';
import { createOrganizationIndex } from '../../inventory/organization-index.ts';
import { countText, statusesOf } from './list-words.ts';
import { isPartial, partialCoverageOf, skippedIn, type Coverage } from '../../listing/coverage.ts';
import type { Listing } from './use-listing.ts';

function listingOf(count: number, total = count): Listing {
  const counts = { all: count, approved: count, revoked: 0, other: 0 };
  return {
    query: { view: viewOf(new URLSearchParams()), language: 'en', now: 0 },
    answer: { total, count, counts, couldBeKey: false },
    rowAt: () => undefined,
    loadRows() {},
    exportAs: async () => '',
    idsOf: async () => [],
  };
}

function pageOf(facts: Partial<AppsPage>): AppsPage {
  return { apps: [], next: null, total: undefined, skipped: [], ...facts };
}

function inventoryIn(
  state: Inventory['state'],
  loadedApps: number,
  expectedApps?: number,
): Coverage {
  const index = createOrganizationIndex() as unknown as Inventory['index'];
  const facts = { organization: 'o', index, skipped: [], since: 0, version: 1 };
  return { kind: 'inventory', inventory: { ...facts, state, loadedApps, expectedApps } };
}

const next = { query: {}, before: [] };
const countOf = (listing: Listing, coverage: Coverage) =>
  statusesOf(listing, coverage).find(({ value }) => value === 'all')?.count;

test('a single page with all apps shows a plain count', () => {
  const coverage: Coverage = { kind: 'page' };
  expect(isPartial(coverage)).toBe(false);
  expect(partialCoverageOf(pageOf({ total: 3 }), coverage)).toBeNull();
  expect(countText(listingOf(3), coverage, 3)).toBe('3 apps');
  expect(countOf(listingOf(3), coverage)).toBe('3');
});

test.each([
  ['a page that ends before its own total', { kind: 'short', page: pageOf({ total: 2500 }) }, 2500],
  ['a first page', { kind: 'first' }, 2500],
  [
    'what the server found, with more to come',
    { kind: 'server-filter', page: pageOf({ next, total: 20 }) },
    20,
  ],
  [
    'what the server found, which ends before its own total',
    { kind: 'server-filter', page: pageOf({ total: 2500 }) },
    2500,
  ],
  [
    'what the server found, in pages that repeat',
    { kind: 'server-filter', page: pageOf({ isLoop: true }) },
    undefined,
  ],
  ['an inventory that ended before its total', inventoryIn('short', 1000, 2500), 2500],
  ['an inventory whose pages repeat', inventoryIn('short', 1000), undefined],
  ['an inventory that is loading', inventoryIn('loading', 1000, 2500), 2500],
  ['an inventory that was stopped', inventoryIn('stopped', 1000, 2500), 2500],
] satisfies [string, Coverage, number | undefined][])(
  '%s is a part: in the count, for the export, and without counts by status',
  (_name, coverage, of) => {
    expect(isPartial(coverage)).toBe(true);
    expect(partialCoverageOf(pageOf({ next, total: 2500 }), coverage)).toEqual({ of });
    expect(countText(listingOf(1000), coverage, 2500)).not.toBe('1,000 apps');
    expect(countText(listingOf(10, 1000), coverage, 2500)).toContain('1,000');
    expect(countOf(listingOf(1000), coverage)).toBeUndefined();
  },
);

test('only an inventory that is complete is the whole', () => {
  const coverage = inventoryIn('whole', 12_000, 12_000);
  expect(isPartial(coverage)).toBe(false);
  expect(partialCoverageOf(pageOf({ next, total: 12_000 }), coverage)).toBeNull();
  expect(countText(listingOf(12_000), coverage, undefined)).toBe('12,000 apps');
});

test('skippedIn returns the skipped rows of the apps that the list covers', () => {
  const skipped = [{ path: 'app.0', reason: 'is not an object' }];
  const first = pageOf({ skipped });
  expect(skippedIn(first, { kind: 'page' })).toEqual(skipped);
  expect(skippedIn(first, { kind: 'server-filter', page: pageOf({}) })).toEqual([]);
  expect(skippedIn(first, inventoryIn('whole', 1))).toEqual([]);
});
