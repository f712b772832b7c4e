import { reasonOf } from '../../bulk/result/bulk-failures.tsx';
import { appResource } from '../../operations/app/app-resource.ts';
import { useLastRecord } from '../../operations/log.ts';
import { ownerResource } from '../../operations/owner/owner-resource.ts';
import { resultOf } from '../../operations/report/result.ts';
import styles from '../../ui/page.module.css';
import type { Holder, Incident } from '../incident.ts';
import { levelName } from './level-words.ts';
import { keyLevel, operationIdOf, type RevokeLevel } from './revoke-level.ts';

/** What this tab changed, or why it could not. */
export function ChangeCell({ holder, incident }: { holder: Holder; incident: Incident }) {
  const level = incident.levels.get(holder.id) ?? keyLevel;
  const operationId = operationIdOf(holder, level);
  const record = useLastRecord(operationId);
  const failures = incident.revocation?.runs.get(holder.organization)?.failures ?? [];
  const failure = failures.find(({ operation, resource }) =>
    operation ? operation.id === operationId : isUnread(resource, holder, level),
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

// The resource could not be read, so there is no operation.
function isUnread({ id }: { id: string }, { organization, app }: Holder, level: RevokeLevel) {
  const resource =
    level.kind === 'owner'
      ? ownerResource(organization, app.owner)
      : appResource(organization, app.appId);
  return id === resource.id;
}
