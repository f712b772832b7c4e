import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { appsNamed, noApps, type AppsNamed } from '../inventory/apps-named.ts';
import { clearedView } from '../inventory/view.ts';
import { useLanguage } from '../messages/locale.ts';

/** How long after the last keystroke the apps are searched. */
const typingPauseMs = 60;

/** The loaded apps with a text in their name, owner or products; `null` = not searched yet. */
export function useAppsNamed(organization: string, typed: string): AppsNamed | null {
  const client = useQueryClient();
  const language = useLanguage();
  const [found, setFound] = useState<AppsNamed & { q: string }>({ ...noApps, q: '' });
  useEffect(() => {
    const q = typed.trim();
    let isLatest = true;
    const plain = clearedView({ sort: 'app', descending: false });
    const query = { view: { ...plain, q }, language, now: Date.now() };
    const ask = async () => {
      const apps = await appsNamed(client, organization, query);
      if (isLatest) setFound({ ...apps, q });
    };
    const timer = setTimeout(() => void ask(), typingPauseMs);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [client, organization, language, typed]);
  // A result for an earlier text is not returned, so that Enter never opens it.
  return found.q === typed.trim() ? found : null;
}
