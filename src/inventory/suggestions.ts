import type { AppStore } from './app-store.ts';
import { createPartTest } from './match.ts';
import { ownerKey, ownerLabel } from './row.ts';
import { fold, type NameField } from './view.ts';

/** A value that a filter can take. */
export interface Suggestion {
  value: string;
  /** another name of the same thing; may be empty */
  detail: string;
}

/** What to suggest for a filter. */
export interface SuggestionQuery {
  field: NameField;
  /** what was typed: a part of the value or of its other name */
  text: string;
  /** values that are known from elsewhere, such as a list of products */
  known: readonly Suggestion[];
  /** the language to sort in */
  language: string;
  /** at most so many suggestions */
  limit: number;
}

/** The first suggestions, and the number of all values that match. */
export interface Suggestions {
  found: Suggestion[];
  count: number;
}

/** The values in a store that match a text: those that begin with it first, then by alphabet. */
export function suggestionsIn(appStore: AppStore, query: SuggestionQuery): Suggestions {
  const { field, text, known, language, limit } = query;
  const isPart = createPartTest(text);
  const isStart = createStartTest(text);
  const { compare } = new Intl.Collator(language, { numeric: true });
  const matches = distinct([...known, ...valuesOf[field](appStore)])
    .filter(({ value, detail }) => isPart(value) || isPart(detail))
    .map((suggestion) => ({ ...suggestion, rank: isStart(suggestion.value) ? 0 : 1 }));
  const first = firstOf(
    matches,
    limit,
    (one, other) => one.rank - other.rank || compare(one.value, other.value),
  );
  return { found: first.map(({ value, detail }) => ({ value, detail })), count: matches.length };
}

const valuesOf: Record<NameField, (appStore: AppStore) => Suggestion[]> = {
  owner: ({ owners, directory }) => [
    ...[...directory.values()].map(({ label, fullName, id, kind }) => ({
      value: label,
      detail: kind === 'developer' ? fullName : id,
    })),
    ...owners
      .filter((owner) => !directory.has(ownerKey(owner)))
      .map((owner) => ({ value: ownerLabel(owner, directory), detail: '' })),
  ],
  product: ({ pairs }) => pairs.map(({ name }) => ({ value: name, detail: '' })),
  name: (appStore) =>
    appStore.names
      .map((value, row) => ({ value, detail: appStore.displayNames[row] ?? '', row }))
      .filter(({ row }) => !appStore.isRemoved(row)),
};

// The first of several equal values counts.
function distinct(suggestions: readonly Suggestion[]): Suggestion[] {
  const byValue = new Map<string, Suggestion>();
  for (const { value, detail } of suggestions)
    if (value && !byValue.has(value))
      byValue.set(value, { value, detail: detail === value ? '' : detail });
  return [...byValue.values()];
}

function createStartTest(text: string): (value: string) => boolean {
  const folded = fold(text);
  return (value) => fold(value).startsWith(folded);
}

// Measured: sorting 100,000 names with a collator takes over a second, and only a few are shown.
function firstOf<T>(items: readonly T[], limit: number, compare: (a: T, b: T) => number): T[] {
  const first: T[] = [];
  for (const item of items) {
    const last = first[limit - 1];
    if (last !== undefined && compare(item, last) >= 0) continue;
    const at = first.findIndex((other) => compare(item, other) < 0);
    first.splice(at === -1 ? first.length : at, 0, item);
    first.length = Math.min(first.length, limit);
  }
  return first;
}
