import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { appsQuery } from '../api/apps.ts';
import type { Question } from '../catalog/columns.ts';
import { whatIsHere } from '../catalog/find-key.ts';
import type { Row } from '../catalog/row.ts';
import { everything } from '../catalog/view.ts';
import { useLanguage } from '../messages/locale.ts';

const noRows: Row[] = [];

/** The apps that are here and have what was typed in their name, their owner or their products. */
export function useAppsNamed(organization: string, typed: string): Row[] {
  const client = useQueryClient();
  const language = useLanguage();
  const [found, setFound] = useState<{ q: string; rows: Row[] }>({ q: '', rows: [] });
  useEffect(() => {
    const q = typed.trim();
    let isLatest = true;
    const plain = everything({ sort: 'app', descending: false });
    const question = { view: { ...plain, q }, language, now: Date.now() };
    const ask = async () => {
      const rows = await rowsNamed(client, organization, question);
      if (isLatest) setFound({ q, rows });
    };
    const timer = setTimeout(() => void ask(), 60);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [client, organization, language, typed]);
  // Enter never opens what an earlier text has found.
  return found.q === typed.trim() ? found.rows : noRows;
}

// Of an organization of which nothing is here yet, the first page is read for it.
async function rowsNamed(client: QueryClient, organization: string, question: Question) {
  if (!question.view.q) return [];
  await client.query(appsQuery(organization)).catch(() => {});
  return (await whatIsHere(client, organization)?.glance(question, 10)) ?? [];
}
