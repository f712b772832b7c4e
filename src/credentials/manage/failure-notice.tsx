import { explain } from '../../errors/explain.ts';
import { formatTime } from '../../messages/format.ts';
import { canBeChecked } from '../../operations/operation.ts';
import { isSuccess, reportOf } from '../../operations/report/outcome-report.ts';
import { m } from '../../paraglide/messages.js';
import { CheckAgain } from '../../status/check-again.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { DialogRecord } from './use-run.ts';

/** Why the last operation of a dialog failed, or that its outcome is not known yet; nothing after a success. */
export function FailureNotice({ last }: { last: DialogRecord | undefined }) {
  if (!last || isSuccess(last.record.outcome)) return null;
  const { record, texts } = last;
  const { operation, outcome, isFromBefore } = record;
  const sentAt = outcome.answeredAt ?? outcome.at;
  if (outcome.ending === 'conflict')
    return <Notice title={texts.failed()}>{m.dialog_conflict()}</Notice>;
  const { title, body, details } = reportOf(record, { texts, explain });
  const isOpen = canBeChecked(outcome);
  return (
    <Notice
      title={title}
      details={{ label: m.details(), lines: details }}
      action={isOpen && <CheckAgain key={record.id} record={record} />}
    >
      {body}
      {isOpen && operation.isCreation && ` ${m.dialog_not_again()}`}
      {isOpen && isFromBefore && ` ${m.creation_sent_before({ time: formatTime(sentAt) })}`}
    </Notice>
  );
}
