import { formatList } from '../../messages/format.ts';
import { isSuccess } from '../../operations/report/outcome-report.ts';
import { m } from '../../paraglide/messages.js';
import { Notice } from '../../ui/notice.tsx';
import type { DialogRecord } from './use-run.ts';

/** What else has changed, such as an attribute that was lost. A notice of its own, because nobody requested that. */
export function UnexpectedNotice({ last: { record, texts } }: { last: DialogRecord }) {
  const { outcome } = record;
  if (!isSuccess(outcome) || !outcome.others) return null;
  const names = formatList(outcome.others.map(({ id }) => texts.valueName(id).name));
  return <Notice title={m.changed_besides()}>{m.changed_besides_next({ names })}</Notice>;
}
