import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { appsQuery } from '../api/apps.ts';
import type { Glance, Question } from '../catalog/columns.ts';
import { whatIsHere } from '../catalog/find-key.ts';
import { everything } from '../catalog/view.ts';
import { useLanguage } from '../messages/locale.ts';

/** How many apps the Find dialog lists. */
const mostListed = 10;

const nothing: Glance = { count: 0, rows: [] };

/** How long after the last letter the apps are searched, in ms. */
const pause = 60;

/** The loaded apps with a text in their name, owner or products; `null` = not searched yet. */
export function useAppsNamed(organization: string, typed: string): Glance | null {
  const client = useQueryClient();
  const language = useLanguage();
  const [found, setFound] = useState<Glance & { q: string }>({ ...nothing, q: '' });
  useEffect(() => {
    const q = typed.trim();
    let isLatest = true;
    const plain = everything({ sort: 'app', descending: false });
    const question = { view: { ...plain, q }, language, now: Date.now() };
    const ask = async () => {
      const apps = await appsNamed(client, organization, question);
      if (isLatest) setFound({ ...apps, q });
    };
    const timer = setTimeout(() => void ask(), pause);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [client, organization, language, typed]);
  // Enter never opens what an earlier text has found.
  return found.q === typed.trim() ? found : null;
}

// Of an organization of which nothing is loaded yet, the first page is loaded for it.
async function appsNamed(client: QueryClient, organization: string, question: Question) {
  if (!question.view.q) return nothing;
  await client.query(appsQuery(organization)).catch(() => {});
  const here = whatIsHere(client, organization);
  return (await here?.glance(question, mostListed).catch(() => nothing)) ?? nothing;
}
