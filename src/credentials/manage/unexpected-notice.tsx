import type { App } from '../../api/schemas.ts';
import { formatList } from '../../messages/format.ts';
import { unexpectedChanges } from '../../operations/app/unexpected-changes.ts';
import type { Operation, Outcome } from '../../operations/operation.ts';
import { m } from '../../paraglide/messages.js';
import { Notice } from '../../ui/notice.tsx';
import type { DialogRecord } from './use-run.ts';

/** What else has changed, such as an attribute that was lost. Loud, because nobody asked for it. */
export function UnexpectedNotice({ last: { record, texts } }: { last: DialogRecord }) {
  const { operation, outcome } = record;
  const changes = unexpectedChanges(operation as Operation<App>, outcome as Outcome<App>);
  if (changes.length === 0) return null;
  const names = formatList(changes.map(({ id }) => texts.valueName(id).name));
  return <Notice title={m.changed_besides()}>{m.changed_besides_next({ names })}</Notice>;
}
