import { KeyRound } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { conditionsOf, evaluateKey, type OwnerState } from '../../access/evaluate.ts';
import type { App } from '../../api/schemas.ts';
import { foundKeysIn, markFoundKey, type FoundKey } from '../../find/found-key.ts';
import { keyText } from '../../operations/key-text.ts';
import { useUnconfirmed } from '../../operations/own-writes.ts';
import { m } from '../../paraglide/messages.js';
import { paths } from '../../paths.ts';
import { announce } from '../../ui/toast/announcer.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './found-line.module.css';
import { withUnconfirmedKey } from '../../status/unconfirmed.ts';
import type { keySentence } from '../../status/verdict.tsx';

interface Props {
  app: App;
  owner: OwnerState | undefined;
  found: FoundKey;
  /** the words of the page for a verdict: their code is there already */
  sentence: typeof keySentence;
}

/** Says on top of an app's page which key was looked for, and whether it works. */
export function FoundLine({ app, owner, found, sentence }: Props) {
  const now = useNow();
  const [foundKey] = foundKeysIn(found, app);
  const index = app.credentials.findIndex(({ consumerKey }) => consumerKey === foundKey);
  const credential = app.credentials[index];
  const key = credential ? keyText(app, credential.consumerKey) : '';
  const unconfirmed = useUnconfirmed(found.organization, found.appId);
  const conditions = credential
    ? withUnconfirmedKey(conditionsOf(credential, owner), unconfirmed, {
        app,
        credential,
        owner,
        now,
      })
    : [];
  const verdict = credential
    ? sentence(evaluateKey(app, credential, owner, now), app, conditions)
    : '';
  const anchor = `key-${index + 1}`;

  const tell = useEffectEvent((_found: FoundKey) => {
    document.querySelector(`#${anchor}`)?.scrollIntoView({ block: 'nearest' });
    announce(m.find_found_in({ key, app: app.displayName, verdict }));
  });
  // Once for each search, and with a verdict that stays.
  const isLoading = conditions.includes('owner-loading');
  useEffect(() => (isLoading ? undefined : tell(found)), [found, isLoading]);
  // The mark is for the app that it led to, also while that is edited.
  useEffect(
    () => () => {
      const { pathname } = location;
      const path = paths.app(found.organization, found.appId);
      if (pathname !== path && pathname !== `${path}/edit`) markFoundKey(null);
    },
    [found],
  );

  if (!credential) return null;
  return (
    <p className={styles.found}>
      <KeyRound size={16} aria-hidden />
      <a href={`#${anchor}`}>{m.find_found({ key, verdict })}</a>
    </p>
  );
}
