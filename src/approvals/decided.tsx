import { useQueryClient } from '@tanstack/react-query';
import { useRef, type RefObject } from 'react';
import { formatNumber } from '../messages/format.ts';
import { statusChange } from '../operations/app/status-change.ts';
import { lastRecordOf } from '../operations/log.ts';
import { isUndecided, tookEffect } from '../operations/operation.ts';
import { successPlace, useOutcomePlace } from '../operations/report/outcome-places.ts';
import { resultOf } from '../operations/report/result.ts';
import { runAndReport } from '../operations/run-and-report.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import styles from './approvals.module.css';
import { approveTexts, itemText } from './item-words.ts';
import { countDecisions, useDecisions, type Decision } from './use-decisions.ts';

/** The details list no more than the last ones; Activity has all. */
const maxListed = 20;

/** How many requests were decided here. Their outcomes are shown in it, as their rows are gone. */
export function Decided({ organization }: { organization: string }) {
  const decisions = useDecisions(organization);
  const box = useRef<HTMLDivElement>(null);
  const { approved, rejected } = countDecisions(decisions);
  const failed = decisions.filter(isWithoutEffect).length;
  const last = decisions.slice(-maxListed).toReversed();
  return (
    <div ref={box} className={styles.decided}>
      {last.map(({ id, operation }) => (
        <OutcomePlace key={id} id={operation.id} element={box} />
      ))}
      {decisions.length > 0 && (
        <details>
          <summary>
            {m.approvals_decided({
              approved: formatNumber(approved),
              rejected: formatNumber(rejected),
            })}
            {failed > 0 && (
              <>
                {' · '}
                <strong className={styles.warning}>
                  {m.approvals_not_done({ count: failed })}
                </strong>
              </>
            )}
          </summary>
          <ul>
            {last.map((decision) => (
              <DecidedItem key={decision.id} decision={decision} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function isWithoutEffect({ id, operation, outcome }: Decision): boolean {
  const isLast = lastRecordOf(operation.id)?.id === id;
  return isLast && outcome !== undefined && !tookEffect(outcome) && outcome.ending !== 'already';
}

// The row of a request that is decided disappears, and toasts would cover the next ones.
const wholePage = { current: document.body };

function OutcomePlace({ id, element }: { id: string; element: RefObject<HTMLElement | null> }) {
  useOutcomePlace(successPlace(id), wholePage);
  useOutcomePlace(id, element);
  return null;
}

function DecidedItem({ decision }: { decision: Decision }) {
  const { operation, outcome } = decision;
  const { texts } = operation;
  return (
    <li>
      <span translate={texts.isLabelName ? 'no' : undefined}>{texts.label()}</span>{' '}
      <span className={styles.small}>
        {texts.place()} {resultOf(decision).text}
      </span>
      {outcome && !isUndecided(outcome) && <ApproveAfterAll decision={decision} />}
    </li>
  );
}

// A rejection can't be undone, but what was rejected can be approved.
function ApproveAfterAll({ decision: { id, operation, outcome } }: { decision: Decision }) {
  const client = useQueryClient();
  const { level, resource, action, before } = operation;
  const isLast = lastRecordOf(operation.id)?.id === id;
  if (action !== 'revoke' || !isLast || !outcome || !tookEffect(outcome)) return null;
  const app = (outcome.state as typeof before | undefined) ?? before;
  const target = { organization: resource.organization, app, level };
  return (
    <Button
      aria-label={itemText({ app, level }, approveTexts)}
      onClick={() => void runAndReport(client, statusChange(target, 'approve'))}
    >
      {m.action_approve()}
    </Button>
  );
}
