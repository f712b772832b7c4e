import KeyRound from 'lucide-react/icons/key-round';
import { useEffect, useEffectEvent } from 'react';
import { conditionsOf, evaluateKey, type OwnerState } from '../../../access/evaluate.ts';
import type { AnyApp } from '../../../api/schemas.ts';
import { foundKeysIn, markFoundKey, type FoundKey } from '../../../find/found-key.ts';
import { keyText } from '../../../operations/app/texts/key-text.ts';
import { useUnconfirmed } from '../../../operations/app/unsettled-levels.ts';
import { m } from '../../../paraglide/messages.js';
import { paths } from '../../../paths.ts';
import { announce } from '../../../ui/toast/announcer.ts';
import { useNow } from '../../../ui/hooks/use-now.ts';
import styles from './found-line.module.css';
import { withUnconfirmedKey } from '../../../status/unconfirmed.ts';
import type { keySentence } from '../../../status/verdict.tsx';

interface Props {
  app: AnyApp;
  owner: OwnerState | undefined;
  found: FoundKey;
  /** passed by the page, which has loaded its code already */
  sentence: typeof keySentence;
}

/** Shows at the top of an app's page which key was found, and whether it works. */
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

  const showOutcome = useEffectEvent((_found: FoundKey) => {
    const card = document.querySelector(`#${anchor}`);
    // One of many goes to the top: cards above it that grow when they come near would push it out of the window.
    card?.scrollIntoView({ block: card.hasAttribute('data-many') ? 'start' : 'nearest' });
    announce(m.find_found_in({ key, app: app.displayName, verdict }));
  });
  // Once per search, and only after the owner is loaded: until then, the verdict is not final.
  const isLoading = conditions.includes('owner-loading');
  useEffect(() => (isLoading ? undefined : showOutcome(found)), [found, isLoading]);
  // The mark stays while the app or its edit view is open.
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
