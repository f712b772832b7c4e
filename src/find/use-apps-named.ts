import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Action } from '../access/status.ts';
import { appsNamed, noApps, type AppsNamed } from '../inventory/apps-named.ts';
import { clearedView } from '../inventory/view.ts';
import { useLanguage } from '../messages/locale.ts';
import { actionIn } from './actions/action-in.ts';

/** How long after the last keystroke the apps are searched. */
const typingPauseMs = 60;

/** What a text was found to name. */
export interface Named {
  /** the text */
  q: string;
  /** the loaded apps with the text in their name, owner or products */
  apps: AppsNamed;
  /** the action that the text asks for, if only the rest of it names apps */
  action: Action | null;
}

/** What a typed text names. While it is searched for, the result of the text before it stays. */
export function useAppsNamed(organization: string, typed: string): Named {
  const client = useQueryClient();
  const language = useLanguage();
  const [named, setNamed] = useState<Named>({ q: '', apps: noApps, action: null });
  const q = typed.trim();
  useEffect(() => {
    let isLatest = true;
    const plain = clearedView({ sort: 'app', descending: false });
    const ask = (text: string) => {
      const query = { view: { ...plain, q: text }, language, now: Date.now() };
      return appsNamed(client, organization, query);
    };
    const search = async () => {
      const apps = await ask(q);
      const wanted = apps.count === 0 ? actionIn(q) : null;
      const appsToChange = wanted && (await ask(wanted.rest));
      const next = appsToChange?.count
        ? { q, apps: appsToChange, action: wanted?.action ?? null }
        : { q, apps, action: null };
      if (isLatest) setNamed(next);
    };
    const timer = setTimeout(() => void search(), typingPauseMs);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [client, organization, language, q]);
  return named;
}
