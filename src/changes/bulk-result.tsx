import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Wish } from '../catalog/bulk-plan.ts';
import type { Called } from '../catalog/whole-index.ts';
import { number } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { useFocusHandover } from '../ui/use-focus-handover.ts';
import styles from './bulk-dialog.module.css';
import { Fact } from './bulk-facts.tsx';
import { undoable, type BulkRun, type Failure } from './bulk-run.ts';
import { called } from './bulk-source.ts';
import { whatOf } from './bulk-words.ts';
import { canBeChecked, statusAt } from './change.ts';
import { explain } from './explain.ts';
import { keyNameText } from './key-text.ts';
import { statusWord } from './status-word.ts';
import { openText } from './tell.ts';

interface Props {
  organization: string;
  wish: Wish;
  run: BulkRun;
  isUndo: boolean;
  onRetry(): void;
  onCheck(): Promise<void>;
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
  const { organization, wish, run, isUndo, onRetry, onCheck, onGoOn, onUndo, onClose } = props;
  const { changed, already, without, failures, unconfirmed, left, ended } = run;
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
        {unconfirmed.length > 0 && (
          <Fact name={m.bulk_unconfirmed()} tone="warning">
            {m.bulk_changes({ count: unconfirmed.length })}
          </Fact>
        )}
        {left.length > 0 && (
          <Fact name={m.bulk_not_begun()}>{m.apps_count({ count: left.length })}</Fact>
        )}
      </dl>
      {failures.length > 0 && (
        <Failures label={m.bulk_failures()} organization={organization} failures={failures} />
      )}
      {unconfirmed.length > 0 && (
        <Failures
          label={m.bulk_unconfirmed_list()}
          organization={organization}
          failures={unconfirmed}
        />
      )}
      <div className={styles.buttons}>
        {failures.length > 0 && (
          <Button onClick={onRetry}>{m.bulk_retry({ count: failures.length })}</Button>
        )}
        {unconfirmed.length > 0 && (
          <CheckButton count={unconfirmed.length} onCheck={onCheck} place={top} />
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

interface CheckProps {
  count: number;
  onCheck(): Promise<void>;
  /** gets the focus when all is settled and the button is gone */
  place: RefObject<HTMLElement | null>;
}

function CheckButton({ count, onCheck, place }: CheckProps) {
  const [isBusy, setIsBusy] = useState(false);
  const button = useFocusHandover<HTMLButtonElement>(place);
  return (
    <Button
      ref={button}
      aria-busy={isBusy}
      onClick={() => {
        if (isBusy) return;
        setIsBusy(true);
        void onCheck().then(() => setIsBusy(false));
      }}
    >
      {m.bulk_check({ count })}
    </Button>
  );
}

// Undoing a revocation approves.
function alreadyName({ action }: Wish, isUndo: boolean): string {
  const leadsToApproved = (action === 'approve') !== isUndo;
  return leadsToApproved ? m.bulk_already_approved() : m.bulk_already_revoked();
}

const shownAtOnce = 200;

interface FailuresProps {
  label: string;
  organization: string;
  failures: Failure[];
}

function Failures({ label, organization, failures }: FailuresProps) {
  const names = useNames(organization, failures);
  return (
    <div className={styles.failures} role="region" aria-label={label} tabIndex={0}>
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
  const why = error === undefined ? undefined : explain(error);
  const state = canBeChecked(outcome)
    ? openText({ change, outcome })
    : app
      ? m.toast_state_read({ status })
      : m.toast_state_unknown();
  return { text: [why?.what, state].filter(Boolean).join(' '), details: why?.details ?? [] };
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
