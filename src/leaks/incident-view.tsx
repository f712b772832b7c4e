import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import bulkStyles from '../bulk/bulk-dialog.module.css';
import { BulkProgress } from '../bulk/run/bulk-progress.tsx';
import { updatedRun } from '../bulk/run/bulk-unconfirmed.ts';
import { useFindRecord } from '../operations/log.ts';
import { formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import styles from '../ui/page.module.css';
import { EvidenceSection } from './evidence-section.tsx';
import { FoundTable } from './found-table.tsx';
import { Gateways } from './revoke/gateways.tsx';
import { isRevokedNow, isSelected } from './leaked-keys.ts';
import { stopSearch } from './incident-search.ts';
import { runningRevocation, type Incident, type Revocation } from './incident.ts';
import { LeakSummary } from './leak-summary.tsx';
import leakStyles from './leaks.module.css';
import { Places } from './places.tsx';
import { RevokeKeysDialog } from './revoke/revoke-keys-dialog.tsx';
import { countAt, firstLevel, keysAt } from './revoke/revoke-level.ts';
import { levelProgress, levelResult, levelRunning, levelTexts } from './revoke/level-words.ts';
import { retryRevocation, revokeKeys, sumOfRuns } from './revoke/revocation.ts';

/** The result of a search: the keys with their apps, what to do next, where was searched, and the evidence. */
export function IncidentView({ incident }: { incident: Incident }) {
  const { leakedKeys, isSearching, revocations } = incident;
  const isRevoking = runningRevocation(incident) !== undefined;
  const hasRevocations = revocations.size > 0;
  // The key keeps its state when it moves to another place in the page.
  const evidence = <EvidenceSection key="evidence" incident={incident} />;
  return (
    <>
      <LeakSummary incident={incident} />
      <div className={styles.tools}>
        {leakedKeys.length > 0 && !isRevoking && <RevokeButton incident={incident} />}
        {isSearching && (
          <>
            <progress aria-label={m.find_searching()} />
            <Button onClick={stopSearch}>{m.stop()}</Button>
          </>
        )}
      </div>
      {hasRevocations && (
        <ul className={leakStyles.places} aria-label={m.leaks_result()}>
          {[...revocations].map(([name, revocation]) => (
            <RevocationStatus key={name} {...{ revocation }} isAnyRunning={isRevoking} />
          ))}
        </ul>
      )}
      {/* Above the table: it is the next step after a revocation. */}
      {hasRevocations && evidence}
      {leakedKeys.length > 0 && <FoundTable incident={incident} />}
      <Gateways incident={incident} />
      <Places incident={incident} />
      {!hasRevocations && evidence}
    </>
  );
}

function RevokeButton({ incident }: { incident: Incident }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  // A change of the log can revoke a key.
  useFindRecord();
  const { leakedKeys } = incident;
  const selected = leakedKeys.filter((leakedKey) => isSelected(leakedKey, incident));
  const first = firstLevel(selected);
  if (selected.length === 0) {
    const count = leakedKeys.filter((leakedKey) => !isRevokedNow(leakedKey)).length;
    return (
      <p className={styles.count}>
        {count === 0 ? m.leaks_all_revoked() : m.leaks_nothing_selected({ count })}
      </p>
    );
  }
  return (
    <>
      <Button kind="danger" onClick={() => setOpen(true)}>
        {levelTexts(first, countAt(keysAt(selected, first), first)).start}
      </Button>
      {isOpen && (
        <RevokeKeysDialog
          leakedKeys={selected}
          onClose={() => setOpen(false)}
          onConfirm={(changed, level) => {
            setOpen(false);
            revokeKeys(client, changed, level);
            document.querySelector('h1')?.focus();
          }}
        />
      )}
    </>
  );
}

interface StatusProps {
  revocation: Revocation;
  isAnyRunning: boolean;
}

/** What a revocation of one level did, and what is open. */
function RevocationStatus({ revocation, isAnyRunning }: StatusProps) {
  const client = useQueryClient();
  const find = useFindRecord();
  const { level, count, runs, isRunning, stop } = revocation;
  const run = updatedRun(sumOfRuns([...runs.values()]), find);
  const again = run.failures.length + run.left.length;
  return (
    <li>
      <p>
        <strong className={run.failures.length > 0 ? bulkStyles.bad : undefined}>
          {isRunning ? levelRunning(level, count) : levelResult(level, run)}
        </strong>
      </p>
      {isRunning && <BulkProgress job={{ run, stop }} line={levelProgress(level, run)} />}
      {!isAnyRunning && again > 0 && (
        <div>
          <Button
            onClick={() => {
              retryRevocation(client, revocation);
              document.querySelector('h1')?.focus();
            }}
          >
            {m.leaks_retry({ count: formatNumber(again) })}
          </Button>
        </div>
      )}
    </li>
  );
}
