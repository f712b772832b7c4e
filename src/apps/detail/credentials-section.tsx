import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ComponentType } from 'react';
import type { OwnerState } from '../../access/evaluate.ts';
import { hasOwner } from '../../api/owners.ts';
import { productsQuery } from '../../api/products.ts';
import type { AnyApp } from '../../api/schemas.ts';
import { foundKeysIn, markFoundKey, useFoundKey, type FoundKey } from '../../find/found-key.ts';
import { LazyBoundary, lazyPart } from '../../errors/lazy-boundary.tsx';
import { hasSkippedKeys } from '../../inventory/row.ts';
import { useUnconfirmed } from '../../operations/app/unsettled-levels.ts';
import type { StatusProps } from '../../status/status-control.tsx';
import { m } from '../../paraglide/messages.js';
import pageStyles from '../../ui/page.module.css';
import { useNow } from '../../ui/hooks/use-now.ts';
import styles from './app-view.module.css';
import { CredentialCard } from '../../credentials/credential-card.tsx';
import type { OpenDialog } from '../../credentials/manage/open-dialog.ts';

const AppActions = lazyPart(
  async () => (await import('../../credentials/manage/app-actions.tsx')).AppActions,
);
const KeyActions = lazyPart(
  async () => (await import('../../credentials/manage/key-actions.tsx')).KeyActions,
);
const CredentialDialogs = lazyPart(
  async () => (await import('../../credentials/manage/credential-dialogs.tsx')).CredentialDialogs,
);

interface Props {
  organization: string;
  Status: ComponentType<StatusProps>;
  app: AnyApp;
  editing: boolean;
  owner: OwnerState;
}

/** The keys of an app, with what adds and manages them in the edit view. */
export function CredentialsSection({ organization, app, editing, owner, Status }: Props) {
  const found = useFoundKey(organization, app.appId);
  const [dialog, setDialog] = useState(() => (editing ? dialogFor(found) : undefined));
  useEffect(() => {
    if (editing && found?.isToReplace) markFoundKey({ ...found, isToReplace: false });
  }, [editing, found]);
  const knownProducts = useQuery(productsQuery(organization)).data?.products;
  const now = useNow();
  const foundKeys = foundKeysIn(found, app);
  const unconfirmed = useUnconfirmed(organization, app.appId);
  const eagerCards = countEager(app);
  return (
    <section aria-labelledby="credentials" className={pageStyles.section}>
      <div className={styles.sectionHead}>
        <h2 id="credentials">{m.credentials()}</h2>
        <span className={styles.muted}>{m.keys_count({ count: app.credentials.length })}</span>
        {editing && hasOwner(app.owner) && (
          <LazyBoundary>
            <AppActions onOpen={setDialog} />
          </LazyBoundary>
        )}
      </div>
      {app.credentials.length === 0 && !hasSkippedKeys(app) && (
        <p className={styles.empty}>{m.no_keys()}</p>
      )}
      {app.credentials.map((credential, index) => (
        <CredentialCard
          key={credential.consumerKey}
          anchor={`key-${index + 1}`}
          {...{ organization, app, owner, credential, knownProducts, now, Status, unconfirmed }}
          isFound={foundKeys.includes(credential.consumerKey)}
          isEager={index < eagerCards}
          isOneOfMany={app.credentials.length > manyCards}
          actions={
            editing && (
              <LazyBoundary>
                <KeyActions {...{ organization, app, credential }} onOpen={setDialog} />
              </LazyBoundary>
            )
          }
        />
      ))}
      {dialog && (
        <LazyBoundary>
          <CredentialDialogs
            {...{ organization, app, dialog }}
            onClose={() => setDialog(undefined)}
          />
        </LazyBoundary>
      )}
    </section>
  );
}

// Another page leads here to replace a leaked key.
function dialogFor(found: FoundKey | null): OpenDialog | undefined {
  return found?.isToReplace ? { kind: 'replace', key: found.start } : undefined;
}

/** With more keys than this, cards away from the viewport are not laid out. */
const manyCards = 30;

/** How many status controls a page mounts before scrolling, not counting further products of a single key. */
const maxEagerControls = 60;

// How many keys, from the first on, mount their status controls at once: with few keys and products, all of them.
function countEager({ credentials }: AnyApp): number {
  let controls = 0;
  const last = credentials.findIndex(({ products }) => {
    controls += 1 + products.length;
    return controls > maxEagerControls;
  });
  return last === -1 ? credentials.length : last + 1;
}
