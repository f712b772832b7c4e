import { useEffect, useRef, useState, type RefObject } from 'react';
import { nameOfKey } from '../../access/key-names.ts';
import {
  namedChanges,
  type BulkRequest,
  type ChangesByApp,
  variesByApp,
} from '../../inventory/bulk-plan.ts';
import { isStatusChange } from '../../operations/app/status-change.ts';
import { formatTime } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import { useFocusHandover } from '../../ui/hooks/use-focus-handover.ts';
import styles from '../bulk-dialog.module.css';
import { appIdIn } from '../../operations/app/switches.ts';
import { BulkFact } from '../bulk-facts.tsx';
import { BulkNames } from '../bulk-names.tsx';
import { Failures } from './bulk-failures.tsx';
import type { BulkRun } from '../run/bulk-state.ts';
import { countUndoable } from '../run/bulk-tasks.ts';
import { unsettledIn } from '../run/bulk-undo.ts';
import { bulkTargetText, withoutText } from '../bulk-words.ts';

interface Props {
  organization: string;
  request: BulkRequest;
  run: BulkRun;
  /** the changes that were not confirmed when Undo was pressed, up to date; `null` = this is no result of an undo */
  beforeUndo: BulkRun | null;
  onRetry(): void;
  onCheck(): Promise<void>;
  onContinue(): void;
  onUndo(): void;
  onClose(): void;
}

/** The result of a run: counts, every failure by name, and buttons for what is left to do. */
export function BulkResult(props: Props) {
  const { organization, request, run, beforeUndo, onRetry, onCheck, onContinue, onUndo, onClose } =
    props;
  const { changed, already, without, failures, unconfirmed, left, ended } = run;
  const isUndo = beforeUndo !== null;
  const toUndo = countUndoable(beforeUndo ?? run);
  const unsettledBefore = beforeUndo ? unsettledIn(beforeUndo) : [];
  const toCheck = unconfirmed.length + unsettledBefore.length;
  const top = useRef<HTMLDListElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    <div className={styles.form}>
      {ended && <p>{ended === 'stopped' ? m.bulk_stopped() : m.bulk_signed_out()}</p>}
      <dl ref={top} className={styles.facts} tabIndex={-1}>
        <BulkFact name={m.bulk_changed()}>
          <strong>
            {isUndo
              ? m.bulk_changes({ count: changed.length })
              : bulkTargetText(request.target, changed.length)}
          </strong>
        </BulkFact>
        {already > 0 && (
          <BulkFact name={alreadyName(request, isUndo)}>
            {m.apps_count({ count: already })}
          </BulkFact>
        )}
        {without > 0 && (
          <BulkFact name={withoutText(request.target)}>{m.apps_count({ count: without })}</BulkFact>
        )}
        {failures.length > 0 && (
          <BulkFact name={m.bulk_failed()} tone="failure">
            {m.bulk_changes({ count: failures.length })}
          </BulkFact>
        )}
        {unconfirmed.length > 0 && (
          <BulkFact name={m.bulk_unconfirmed()} tone="warning">
            {m.bulk_changes({ count: unconfirmed.length })}
          </BulkFact>
        )}
        {left.length > 0 && (
          <BulkFact name={m.bulk_not_started()}>{m.apps_count({ count: left.length })}</BulkFact>
        )}
        {unsettledBefore.length > 0 && (
          <BulkFact name={m.bulk_before_undo_unconfirmed()} tone="warning">
            {m.bulk_changes({ count: unsettledBefore.length })}
            <span className={styles.aside}>{m.bulk_before_undo_explained()}</span>
          </BulkFact>
        )}
        {beforeUndo && beforeUndo.changed.length > 0 && (
          <BulkFact name={m.bulk_before_undo_changed()} tone="warning">
            {m.bulk_changes({ count: beforeUndo.changed.length })}
          </BulkFact>
        )}
      </dl>
      <BulkNames
        label={m.bulk_changed()}
        organization={organization}
        ids={[...new Set(changed.map(({ operation }) => appIdIn(operation.resource) ?? ''))]}
        {...(variesByApp(request.target) && { changes: changesByApp(changed) })}
      />
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
      {unsettledBefore.length > 0 && (
        <Failures
          label={m.bulk_before_undo_list()}
          organization={organization}
          failures={unsettledBefore}
        />
      )}
      <div className={styles.buttons}>
        {failures.length > 0 && (
          <Button onClick={onRetry}>{m.bulk_retry({ count: failures.length })}</Button>
        )}
        {toCheck > 0 && <CheckButton count={toCheck} onCheck={onCheck} focusTarget={top} />}
        {left.length > 0 && (
          <Button onClick={onContinue}>{m.bulk_continue({ count: left.length })}</Button>
        )}
        {toUndo > 0 && <Button onClick={onUndo}>{m.bulk_undo({ count: toUndo })}</Button>}
        <Button kind="primary" onClick={onClose}>
          {m.close()}
        </Button>
      </div>
    </div>
  );
}

function changesByApp(changed: BulkRun['changed']): ChangesByApp {
  const byApp: ChangesByApp = {};
  for (const { operation } of changed) {
    if (!isStatusChange(operation)) continue;
    const { before, level } = operation;
    const named = namedChanges([level], (key) => nameOfKey(before, key));
    byApp[before.appId] = [...(byApp[before.appId] ?? []), ...named];
  }
  return byApp;
}

interface CheckProps {
  count: number;
  onCheck(): Promise<void>;
  /** gets the focus when everything is settled and the button disappears */
  focusTarget: RefObject<HTMLElement | null>;
}

function CheckButton({ count, onCheck, focusTarget }: CheckProps) {
  const [isBusy, setIsBusy] = useState(false);
  const [checkedAt, setCheckedAt] = useState<number>();
  const button = useFocusHandover<HTMLButtonElement>(focusTarget);
  return (
    <>
      <Button ref={button} aria-busy={isBusy} onClick={() => !isBusy && void check()}>
        {m.bulk_check({ count })}
      </Button>
      {checkedAt !== undefined && (
        <span role="status">{m.bulk_checked({ time: formatTime(checkedAt) })}</span>
      )}
    </>
  );

  // Says that the check took place where it changes nothing.
  async function check() {
    setIsBusy(true);
    await onCheck();
    setIsBusy(false);
    setCheckedAt(Date.now());
  }
}

// Undo of a revocation approves.
function alreadyName({ action }: BulkRequest, isUndo: boolean): string {
  const leadsToApproved = (action === 'approve') !== isUndo;
  return leadsToApproved ? m.bulk_already_approved() : m.bulk_already_revoked();
}
