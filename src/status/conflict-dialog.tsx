import { useState } from 'react';
import { outcomeOf } from '../access/status.ts';
import { m } from '../paraglide/messages.js';
import { AlertDialog } from '../ui/alert-dialog.tsx';
import { switchId, statusAt, type Level } from '../operations/status-change.ts';
import styles from './conflict-dialog.module.css';
import type { Difference } from '../operations/differences.ts';
import { keyText, type NamedApp } from '../operations/key-text.ts';
import { removeConflict, type PendingConflict } from '../operations/pending-conflicts.ts';
import { Consequences } from './revoke-dialog.tsx';
import { StatusBadge } from './status-badge.tsx';
import { subjectOf } from '../operations/subject.ts';

const titles = {
  approve: {
    app: m.conflict_title_approve_app,
    key: m.conflict_title_approve_key,
    product: m.conflict_title_approve_product,
  },
  revoke: {
    app: m.conflict_title_revoke_app,
    key: m.conflict_title_revoke_key,
    product: m.conflict_title_revoke_product,
  },
};

/** Shows what someone else changed in the app, and asks whether to send the change anyway. */
export function ConflictDialog({ conflict }: { conflict: PendingConflict }) {
  const { change, confirm } = conflict;
  const [returnTo] = useState(() => ({ current: document.activeElement as HTMLElement | null }));
  // The same name as on the page behind it, which shows the app as it is now.
  const title = subjectOf(conflict.now, change.level, titles[change.action]);
  const isRevoke = change.action === 'revoke';
  return (
    <AlertDialog
      open
      title={title}
      cancel={m.cancel()}
      confirm={isRevoke ? m.action_revoke() : m.action_approve()}
      kind={isRevoke ? 'danger' : 'primary'}
      returnTo={returnTo}
      description={<p>{m.conflict_explained({ app: change.app.displayName })}</p>}
      onCancel={() => removeConflict(conflict)}
      onConfirm={() => {
        removeConflict(conflict);
        confirm();
      }}
    >
      <Comparison conflict={conflict} />
      {isRevoke && (
        <div className={styles.loss}>
          <Consequences change={{ ...change, app: conflict.now }} />
        </div>
      )}
    </AlertDialog>
  );
}

function Comparison({ conflict }: { conflict: PendingConflict }) {
  const { change } = conflict;
  const own: Difference = {
    level: change.level,
    seen: statusAt(change.app, change.level),
    now: statusAt(conflict.now, change.level),
  };
  const id = (level: Level) => switchId({ ...change, level });
  const others = conflict.others.filter(({ level }) => id(level) !== id(change.level));
  return (
    <table className={styles.table} aria-label={m.conflict_table()}>
      <thead>
        <tr>
          <th scope="col">{m.conflict_switch()}</th>
          <th scope="col">{m.conflict_seen()}</th>
          <th scope="col">{m.conflict_now()}</th>
          <th scope="col">{m.conflict_wanted()}</th>
        </tr>
      </thead>
      <tbody>
        {[own, ...others].map((row) => (
          <tr key={id(row.level)}>
            <th scope="row">
              <Name app={conflict.now} level={row.level} />
            </th>
            <Cell label={m.conflict_seen()} status={row.seen} />
            <Cell label={m.conflict_now()} status={row.now} />
            {row === own ? (
              <Cell label={m.conflict_wanted()} status={outcomeOf[change.action]} />
            ) : (
              <td data-label={m.conflict_wanted()}>{m.conflict_unchanged()}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Name({ app, level }: { app: NamedApp; level: Level }) {
  if (level.product === undefined) return subjectOf(app, level);
  return (
    <>
      <span translate="no">{level.product}</span>{' '}
      <code className={styles.key}>{keyText(app, level.key ?? '')}</code>
    </>
  );
}

function Cell({ label, status }: { label: string; status: string | undefined }) {
  return (
    <td data-label={label}>
      {status === undefined ? m.conflict_absent() : <StatusBadge status={status} />}
    </td>
  );
}
