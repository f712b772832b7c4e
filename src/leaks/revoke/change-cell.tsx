import bulkStyles from '../../bulk/bulk-dialog.module.css';
import { reasonOf } from '../../bulk/result/bulk-failures.tsx';
import { useLastRecord } from '../../operations/log.ts';
import { canBeChecked } from '../../operations/operation.ts';
import { resultOf } from '../../operations/report/result.ts';
import { CheckAgain } from '../../status/check-again.tsx';
import styles from '../../ui/page.module.css';
import type { LeakedKey, Incident } from '../incident.ts';
import { levelName } from './level-words.ts';
import {
  failureAt,
  triedLevels,
  levelId,
  operationIdOf,
  type RevokeLevel,
} from './revoke-level.ts';

interface Props {
  leakedKey: LeakedKey;
  incident: Incident;
}

/** What this tab changed at each level, or why it could not. */
export function ChangeCell({ leakedKey, incident }: Props) {
  return triedLevels(leakedKey, incident).map((level) => (
    <ChangeAt key={levelId(level)} {...{ leakedKey, incident, level }} />
  ));
}

function ChangeAt({ leakedKey, incident, level }: Props & { level: RevokeLevel }) {
  const record = useLastRecord(operationIdOf(leakedKey, level));
  const failure = failureAt(leakedKey, level, incident);
  const name = level.kind !== 'key' && (
    <span className={styles.small} translate={level.kind === 'product' ? 'no' : undefined}>
      {levelName(level)}
    </span>
  );
  const isSent = record && (!failure || failure.reason.kind === 'ended');
  if (!isSent && !failure) return null;
  return (
    <div className={failure && bulkStyles.bad}>
      {name}
      {isSent && resultOf(record).text}
      {failure && (
        <span className={isSent ? styles.small : undefined}>{reasonOf(failure).text}</span>
      )}
      {isSent && record.outcome && canBeChecked(record.outcome) && (
        <CheckAgain key={record.id} record={{ ...record, outcome: record.outcome }} />
      )}
    </div>
  );
}
