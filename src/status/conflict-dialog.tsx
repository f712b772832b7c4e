import { useState } from 'react';
import { outcomeOf } from '../access/status.ts';
import { m } from '../paraglide/messages.js';
import { AlertDialog } from '../ui/alert-dialog.tsx';
import { nameOf, statusAt, type Level } from '../operations/status-change.ts';
import styles from './conflict-dialog.module.css';
import type { Difference } from '../operations/differences.ts';
import { keyText, type NamedApp } from '../operations/key-text.ts';
import { answered, type Question } from '../operations/pending-conflicts.ts';
import { Consequences } from './revoke-dialog.tsx';
import { StatusBadge } from './status-badge.tsx';
import { subjectOf } from '../operations/outcome-texts.ts';

/** Somebody else changed the app since it was read: shows what, and asks whether to go on. */
export function ConflictDialog({ question }: { question: Question }) {
  const { change, goOn } = question;
  const [returnTo] = useState(() => ({ current: document.activeElement as HTMLElement | null }));
  // Named as on the page behind it, which shows the app as it is now.
  const subject = subjectOf(question.now, change.level);
  const isRevoke = change.action === 'revoke';
  return (
    <AlertDialog
      open
      wide
      title={
        isRevoke ? m.conflict_title_revoke({ subject }) : m.conflict_title_approve({ subject })
      }
      cancel={m.cancel()}
      confirm={isRevoke ? m.action_revoke() : m.action_approve()}
      kind={isRevoke ? 'danger' : 'primary'}
      returnTo={returnTo}
      description={<p>{m.conflict_explained({ app: change.app.displayName })}</p>}
      onCancel={() => answered(question)}
      onConfirm={() => {
        answered(question);
        goOn();
      }}
    >
      <Comparison question={question} />
      {isRevoke && (
        <div className={styles.loss}>
          <Consequences change={{ ...change, app: question.now }} />
        </div>
      )}
    </AlertDialog>
  );
}

function Comparison({ question }: { question: Question }) {
  const { change } = question;
  const own: Difference = {
    level: change.level,
    seen: statusAt(change.app, change.level),
    now: statusAt(question.now, change.level),
  };
  const id = (level: Level) => nameOf({ ...change, level });
  const others = question.others.filter(({ level }) => id(level) !== id(change.level));
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
              <Name app={question.now} level={row.level} />
            </th>
            <Cell label={m.conflict_seen()} status={row.seen} />
            <Cell label={m.conflict_now()} status={row.now} />
            {row === own ? (
              <Cell label={m.conflict_wanted()} status={outcomeOf[change.action]} />
            ) : (
              <td data-label={m.conflict_wanted()}>{m.conflict_untouched()}</td>
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
