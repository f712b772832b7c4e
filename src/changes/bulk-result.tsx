import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Wish } from '../catalog/bulk-plan.ts';
import type { Called } from '../catalog/whole-index.ts';
import { number } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import styles from './bulk-dialog.module.css';
import { Fact } from './bulk-facts.tsx';
import { undoable, type BulkRun, type Failure } from './bulk-run.ts';
import { called } from './bulk-source.ts';
import { whatOf } from './bulk-words.ts';
import { statusAt } from './change.ts';
import { explain } from './explain.ts';
import { keyNameText } from './key-text.ts';
import { statusWord } from './status-word.ts';

interface Props {
  organization: string;
  wish: Wish;
  run: BulkRun;
  isUndo: boolean;
  onRetry(): void;
  onGoOn(): void;
  onUndo(): void;
  onClose(): void;
}

/** *Revoked: 190 apps*. */
export function titleOfResult({ changed }: BulkRun, { action, what }: Wish, isUndo: boolean) {
  const count = changed.length;
  if (isUndo) return m.bulk_undone({ what: m.bulk_changes({ count }) });
  const named = whatOf(what, count);
  return action === 'approve' ? m.bulk_approved({ what: named }) : m.bulk_revoked({ what: named });
}

/** What came of a run, with every failure by name, and what can be done about it. */
export function BulkResult(props: Props) {
  const { organization, wish, run, isUndo, onRetry, onGoOn, onUndo, onClose } = props;
  const { changed, already, without, failures, left, ended } = run;
  const back = isUndo ? 0 : undoable(run);
  const top = useRef<HTMLDListElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    <div className={styles.form}>
      {ended && <p>{ended === 'stopped' ? m.bulk_stopped() : m.bulk_signed_out()}</p>}
      <dl ref={top} className={styles.facts} tabIndex={-1}>
        <Fact name={m.bulk_changed()}>
          <strong>
            {isUndo ? m.bulk_changes({ count: changed.length }) : whatOf(wish.what, changed.length)}
          </strong>
        </Fact>
        {already > 0 && (
          <Fact name={alreadyName(wish, isUndo)}>{m.apps_count({ count: already })}</Fact>
        )}
        {without > 0 && (
          <Fact
            name={wish.what.kind === 'product' ? m.bulk_without_product() : m.bulk_without_key()}
          >
            {m.apps_count({ count: without })}
          </Fact>
        )}
        {failures.length > 0 && (
          <Fact name={m.bulk_failed()} tone="failure">
            {m.bulk_changes({ count: failures.length })}
          </Fact>
        )}
        {left.length > 0 && (
          <Fact name={m.bulk_not_begun()}>{m.apps_count({ count: left.length })}</Fact>
        )}
      </dl>
      {failures.length > 0 && <Failures organization={organization} failures={failures} />}
      <div className={styles.buttons}>
        {failures.length > 0 && (
          <Button onClick={onRetry}>{m.bulk_retry({ count: failures.length })}</Button>
        )}
        {left.length > 0 && (
          <Button onClick={onGoOn}>{m.bulk_go_on({ count: left.length })}</Button>
        )}
        {back > 0 && <Button onClick={onUndo}>{m.bulk_undo({ count: back })}</Button>}
        <Button kind="primary" onClick={onClose}>
          {m.close()}
        </Button>
      </div>
    </div>
  );
}

// Undoing a revocation approves.
function alreadyName({ action }: Wish, isUndo: boolean): string {
  const leadsToApproved = (action === 'approve') !== isUndo;
  return leadsToApproved ? m.bulk_already_approved() : m.bulk_already_revoked();
}

const shownAtOnce = 200;

function Failures({ organization, failures }: { organization: string; failures: Failure[] }) {
  const names = useNames(organization, failures);
  return (
    <div className={styles.failures} role="region" aria-label={m.bulk_failures()} tabIndex={0}>
      <ul>
        {failures.slice(0, shownAtOnce).map((failure) => (
          <FailureRow
            key={JSON.stringify([failure.appId, failure.level])}
            failure={failure}
            name={names.get(failure.appId)}
          />
        ))}
      </ul>
      {failures.length > shownAtOnce && (
        <p>{m.bulk_more({ count: number(failures.length - shownAtOnce) })}</p>
      )}
    </div>
  );
}

function FailureRow({ failure, name }: { failure: Failure; name: Called | undefined }) {
  const { appId, level, keyName } = failure;
  const { text, details } = reasonOf(failure);
  const app = name?.app ?? appId;
  return (
    <li className={styles.failure}>
      <p>
        <strong translate="no">
          <bdi>{app}</bdi>
        </strong>{' '}
        {name && (
          <span className={styles.aside} translate="no">
            {name.owner}
          </span>
        )}
      </p>
      {keyName && (
        <p>
          {[level?.product, m.subject_key({ key: keyNameText(keyName) })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <p>{text}</p>
      {details.length > 0 && (
        <details className={styles.details}>
          <summary>{m.details()}</summary>
          {details.map((line) => (
            <code key={line} translate="no">
              {line}
            </code>
          ))}
        </details>
      )}
    </li>
  );
}

function reasonOf({ reason }: Failure): { text: string; details: string[] } {
  if (reason.kind === 'busy') return { text: m.bulk_busy(), details: [] };
  if (reason.kind === 'no-owner') return { text: m.error_no_owner(), details: [] };
  if (reason.kind === 'gone')
    return { text: `${m.toast_gone()} ${m.toast_not_sent()}`, details: [] };
  if (reason.kind === 'barred')
    return { text: `${m.read_only(reason)}. ${m.toast_not_sent()}`, details: [] };
  if (reason.kind === 'unread') {
    const { what, details } = explain(reason.error);
    return { text: `${what} ${m.bulk_unread()}`, details };
  }
  const { change, outcome } = reason.record;
  const { ending, app, error } = outcome;
  if (ending === 'gone') return { text: m.toast_gone(), details: [] };
  const status = statusWord((app && statusAt(app, change.level)) ?? '');
  if (ending === 'ignored') return { text: m.toast_ignored({ status }), details: [] };
  const { what, details } = explain(error);
  const state = app ? m.toast_state_read({ status }) : m.toast_state_unknown();
  const accepted = ending === 'unverified' ? `${m.toast_accepted()} ` : '';
  return { text: `${what} ${accepted}${state}`, details };
}

// The names stay where the apps are until they are needed; what was never read goes by its id.
function useNames(organization: string, failures: readonly Failure[]): Map<string, Called> {
  const client = useQueryClient();
  const [names, setNames] = useState(() => new Map<string, Called>());
  useEffect(() => {
    const ids = [...new Set(failures.map(({ appId }) => appId))];
    void called(client, organization, ids).then(setNames);
  }, [client, organization, failures]);
  return names;
}
