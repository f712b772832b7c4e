import { useRecords } from '../../operations/log.ts';
import { gatewaysUntil } from '../../operations/report/propagation.ts';
import { formatTime } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import { PropagationSource } from '../../status/change-outcome.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useHasPassed } from '../../ui/hooks/use-now.ts';
import styles from '../../ui/page.module.css';
import type { Incident } from '../incident.ts';
import { refusalLoop } from './refusal-loop.ts';
import { triedLevels, operationIdOf } from './revoke-level.ts';

/** Until when gateways may accept the revoked keys, and how to measure it. Nothing before a key was revoked. */
export function Gateways({ incident }: { incident: Incident }) {
  const ids = new Set(
    incident.leakedKeys.flatMap((leakedKey) =>
      triedLevels(leakedKey, incident).map((level) => operationIdOf(leakedKey, level)),
    ),
  );
  const untils = useRecords().flatMap(({ operation, outcome, startedAt }) => {
    const isMine = startedAt >= incident.startedAt && ids.has(operation.id);
    const until = isMine && operation.stops && outcome ? gatewaysUntil(operation, outcome) : null;
    return until ?? [];
  });
  if (untils.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{m.leaks_gateways()}</h2>
      <Clock key={Math.max(...untils)} until={Math.max(...untils)} />
      <p className={styles.hint}>{m.leaks_loop_explained()}</p>
      <CodeBlock label={m.leaks_loop()}>{refusalLoop}</CodeBlock>
      <div className={styles.tools}>
        <CopyButton
          label={m.leaks_loop_copy()}
          text={() => refusalLoop}
          copied={m.copied()}
          failed={m.copy_failed()}
        />
      </div>
    </section>
  );
}

function Clock({ until }: { until: number }) {
  const time = formatTime(until);
  return (
    <p>
      {useHasPassed(until) ? m.gateways_over({ time }) : m.leaks_gateways_until({ time })}{' '}
      <PropagationSource />
    </p>
  );
}
