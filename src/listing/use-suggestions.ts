import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { productsQuery } from '../api/products.ts';
import { loadedAppsOf } from '../inventory/loaded-apps.ts';
import type { Suggestion, SuggestionQuery, Suggestions } from '../inventory/suggestions.ts';
import type { NameField } from '../inventory/view.ts';
import { useLanguage } from '../messages/locale.ts';

/** How long after the last keystroke suggestions are looked up. */
const typingPauseMs = 60;

/** How many suggestions a filter shows. */
const maxSuggestions = 20;

/** Suggestions for a text. */
export interface FieldSuggestions extends Suggestions {
  text: string;
  /** all apps of the organization were searched */
  isComplete: boolean;
}

/** Suggestions for a filter, from the loaded apps, owners and products; `null` = none looked up yet. */
export function useSuggestions(
  organization: string,
  field: NameField,
  /** `null` = not needed */
  text: string | null,
): FieldSuggestions | null {
  const client = useQueryClient();
  const language = useLanguage();
  const [suggestions, setSuggestions] = useState<FieldSuggestions | null>(null);
  useEffect(() => {
    if (text === null) return undefined;
    let isLatest = true;
    const ask = async () => {
      const known = field === 'product' ? knownProducts(client, organization) : [];
      const query = { field, text, known, language, limit: maxSuggestions };
      const answer = await suggestionsFor(client, organization, query);
      if (isLatest) setSuggestions(answer);
    };
    const timer = setTimeout(() => void ask(), typingPauseMs);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [client, organization, field, language, text]);
  return suggestions;
}

async function suggestionsFor(
  client: QueryClient,
  organization: string,
  query: SuggestionQuery,
): Promise<FieldSuggestions> {
  const loaded = loadedAppsOf(client, organization);
  const found = await loaded?.suggest(query).catch(() => null);
  return {
    ...(found ?? { found: [], count: 0 }),
    text: query.text,
    isComplete: loaded?.isComplete === true && Boolean(found),
  };
}

function knownProducts(client: QueryClient, organization: string): Suggestion[] {
  const list = client.getQueryData(productsQuery(organization).queryKey);
  return [...(list?.products.values() ?? [])].map(({ name, displayName }) => ({
    value: name,
    detail: displayName,
  }));
}
