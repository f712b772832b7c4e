import { reasonOf } from '../../bulk/result/bulk-failures.tsx';
import { useLastRecord } from '../../operations/log.ts';
import { resultOf } from '../../operations/report/result.ts';
import styles from '../../ui/page.module.css';
import type { Holder, Incident } from '../incident.ts';
import { levelName } from './level-words.ts';
import { keyLevel, operationIdOf, resourceOf } from './revoke-level.ts';

/** What this tab changed, or why it could not. */
export function ChangeCell({ holder, incident }: { holder: Holder; incident: Incident }) {
  const level = incident.levels.get(holder.id) ?? keyLevel;
  const operationId = operationIdOf(holder, level);
  const record = useLastRecord(operationId);
  const failures = incident.revocation?.runs.get(holder.organization)?.failures ?? [];
  const failure = failures.find(({ operation, resource }) =>
    // Without an operation, the resource could not be read.
    operation ? operation.id === operationId : resource.id === resourceOf(holder, level).id,
  );
  const name = level.kind !== 'key' && (
    <span className={styles.small} translate={level.kind === 'product' ? 'no' : undefined}>
      {levelName(level)}
    </span>
  );
  const isSent = record && (!failure || failure.reason.kind === 'ended');
  if (!isSent && !failure) return null;
  return (
    <div>
      {isSent && resultOf(record).text}
      {failure && (
        <span className={isSent ? styles.small : undefined}>{reasonOf(failure).text}</span>
      )}
      {name}
    </div>
  );
}
