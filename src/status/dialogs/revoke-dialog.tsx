import type { ComponentProps } from 'react';
import type { OwnerState } from '../../access/evaluate.ts';
import type { App } from '../../api/schemas.ts';
import { connectionTo } from '../../connection/connection.ts';
import { m } from '../../paraglide/messages.js';
import { AlertDialog } from '../../ui/dialogs/alert-dialog.tsx';
import { useNow } from '../../ui/hooks/use-now.ts';
import { useRecordsOf } from '../../operations/log.ts';
import { blastRadius, type Circumstances, type Pair } from '../blast-radius.ts';
import type { StatusChange } from '../../operations/app/status-change.ts';
import type { Level } from '../../operations/app/switches.ts';
import { PropagationSource } from '../change-outcome.tsx';
import { CurlCommand } from '../curl-command.tsx';
import { keyText } from '../../operations/app/texts/key-text.ts';
import styles from './revoke-dialog.module.css';
import { subjectOf } from '../../operations/app/texts/subject.ts';
import { unsettledLevels } from '../../operations/app/unsettled-levels.ts';
import { useOwner } from '../../inventory/use-owner.ts';

type Props = Pick<
  ComponentProps<typeof AlertDialog>,
  'open' | 'returnTo' | 'onCancel' | 'onConfirm'
> & { change: StatusChange };

const titles = {
  app: m.revoke_title_app,
  key: m.revoke_title_key,
  product: m.revoke_title_product,
};

/** Shows what a revocation stops and what keeps working, and asks for confirmation. */
export function RevokeDialog({ change, ...dialog }: Props) {
  const { propagationSeconds } = connectionTo(change.resource.organization);
  return (
    <AlertDialog
      title={subjectOf(change.before, change.level, titles)}
      cancel={m.cancel()}
      confirm={m.action_revoke()}
      description={<Consequences change={change} />}
      {...dialog}
    >
      <p className={styles.hint}>
        {m.revoke_can_undo({ seconds: String(propagationSeconds) })}
        <PropagationSource />
      </p>
      <details>
        <summary className={styles.summary}>{m.revoke_request()}</summary>
        <CurlCommand operation={change} />
      </details>
    </AlertDialog>
  );
}

/**
 * What a revocation of the app, key or product stops, and what keeps working.
 *
 * @param scope what it is about, if that is not the revocation
 */
export function Consequences({ change, scope }: { change: StatusChange; scope?: string }) {
  const { resource, before: app, level } = change;
  const owner = useOwner(resource.organization, app.owner).state;
  const unconfirmed = unsettledLevels(useRecordsOf(resource));
  const now = useNow();
  return (
    <ConsequenceLists
      {...{ app, level }}
      circumstances={{ owner, unconfirmed, now }}
      {...(scope !== undefined && { scope })}
    />
  );
}

interface ListsProps {
  app: App;
  level: Level;
  circumstances: Circumstances;
  /** what it is about, if that is not the revocation */
  scope?: string;
}

/** The products that stop working, that keep working, and that may do either. */
export function ConsequenceLists({
  app,
  level,
  circumstances,
  scope = scopeOf(app, level),
}: ListsProps) {
  const { owner, unconfirmed } = circumstances;
  const radius = blastRadius(app, level, 'revoke', circumstances);
  const { stops, mayStop, blocked, keeps, mayKeep } = radius;
  return (
    <>
      <p>{scope}</p>
      <OwnerNote owner={owner} />
      {mayStop.length + mayKeep.length > 0 && (
        <UnknownNote app={app} isUnconfirmed={unconfirmed.length > 0} />
      )}
      <PairList
        app={app}
        title={m.revoke_stops()}
        {...(mayStop.length === 0 && { none: m.revoke_stops_nothing() })}
        pairs={stops}
      />
      <PairList app={app} title={m.revoke_may_stop()} pairs={mayStop} />
      <PairList app={app} title={m.revoke_blocked()} pairs={blocked} isBlocked />
      <PairList
        app={app}
        title={m.revoke_keeps()}
        {...(mayKeep.length === 0 && { none: m.revoke_keeps_nothing() })}
        pairs={keeps}
      />
      <PairList app={app} title={m.revoke_may_keep()} pairs={mayKeep} />
    </>
  );
}

// The lists below do not take an unknown owner into account.
function OwnerNote({ owner: { unread, status } }: { owner: OwnerState }) {
  if (unread === 'loading' || (unread === undefined && status !== undefined)) return null;
  return <p>{unread === 'missing' ? m.revoke_owner_missing() : m.revoke_owner_not_loaded()}</p>;
}

// Why it is not known whether something works.
function UnknownNote({ app, isUnconfirmed }: { app: App; isUnconfirmed: boolean }) {
  const isExpiryUnknown = app.credentials.some(({ expiryUnknown }) => expiryUnknown);
  return (
    <>
      {isUnconfirmed && <p>{m.revoke_unconfirmed()}</p>}
      {isExpiryUnknown && <p>{m.revoke_expiry_unknown()}</p>}
    </>
  );
}

function scopeOf(app: App, { key, product }: Level): string {
  if (key === undefined) return m.revoke_scope_app({ app: app.displayName });
  const name = keyText(app, key);
  return product === undefined
    ? m.revoke_scope_key({ key: name, app: app.displayName })
    : m.revoke_scope_product({ product, key: name, app: app.displayName });
}

interface PairListProps {
  app: App;
  title: string;
  /** shown instead of an empty list; without it, an empty list shows nothing */
  none?: string;
  pairs: Pair[];
  /** shown less prominently: the change does not affect these */
  isBlocked?: boolean;
}

function PairList({ app, title, none, pairs, isBlocked = false }: PairListProps) {
  if (pairs.length === 0 && none === undefined) return null;
  const more = pairs.slice(shownAtOnce);
  return (
    <div className={isBlocked ? styles.blocked : undefined}>
      <p className={styles.title}>{pairs.length > 0 ? title : none}</p>
      <Pairs app={app} pairs={pairs.slice(0, shownAtOnce)} />
      {more.length > 0 && (
        <details>
          <summary className={styles.summary}>{m.and_more({ count: more.length })}</summary>
          <Pairs app={app} pairs={more} />
        </details>
      )}
    </div>
  );
}

const shownAtOnce = 6;

function Pairs({ app, pairs }: Pick<PairListProps, 'app' | 'pairs'>) {
  return (
    <ul className={styles.pairs}>
      {pairs.map(({ key, product }) => (
        <li key={`${key} ${product}`} translate="no">
          {product} <code>{keyText(app, key)}</code>
        </li>
      ))}
    </ul>
  );
}
