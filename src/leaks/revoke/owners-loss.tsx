import { useEffect, useState } from 'react';
import { isActive } from '../../access/status.ts';
import type { Owner } from '../../api/schemas.ts';
import { BulkFact } from '../../bulk/bulk-facts.tsx';
import bulkStyles from '../../bulk/bulk-dialog.module.css';
import { countApps, keysByOwnerStatus } from '../../inventory/apps-of/owner-keys.ts';
import { useAppsOf } from '../../inventory/apps-of/use-apps-of.ts';
import { useOwner } from '../../inventory/use-owner.ts';
import { unsettledByApp } from '../../operations/app/unsettled-levels.ts';
import { m } from '../../paraglide/messages.js';
import { LoadAll } from '../../listing/apps-found.tsx';

interface OwnerIn {
  organization: string;
  owner: Owner;
}

/** What the deactivation of owners stops: the keys of all their apps, not only those that were found. */
export function OwnersLoss({ owners }: { owners: readonly OwnerIn[] }) {
  // One for each owner whose apps are not all known. To load them, one button is enough for an organization.
  const [incompleteIn, setIncompleteIn] = useState<readonly string[]>([]);
  return (
    <>
      {owners.map((one) => (
        <OwnerLoss
          key={`${one.organization} ${one.owner.kind} ${one.owner.id}`}
          {...one}
          onIncomplete={setIncompleteIn}
        />
      ))}
      {[...new Set(incompleteIn)].map((organization) => (
        <BulkFact key={organization} name={organization} translate="no">
          <LoadAll organization={organization} />
        </BulkFact>
      ))}
    </>
  );
}

interface LossProps extends OwnerIn {
  onIncomplete(change: (organizations: readonly string[]) => readonly string[]): void;
}

function OwnerLoss({ organization, owner, onIncomplete }: LossProps) {
  const { record } = useOwner(organization, owner);
  const found = useAppsOf(organization, { by: 'owner', owner });
  const [now] = useState(Date.now);
  const { apps } = found;
  const isKnown = found.isComplete && found.skipped === 0;
  // A status that was not sent may be active.
  const isBlocked = record?.status !== undefined && !isActive(record.status);
  const isIncomplete = !isBlocked && (found.query.error !== null || (apps && !isKnown));
  useEffect(() => {
    if (!isIncomplete) return undefined;
    onIncomplete((all) => [...all, organization]);
    return () => onIncomplete((all) => all.toSpliced(all.indexOf(organization), 1));
  }, [isIncomplete, organization, onIncomplete]);
  const { work, mayWork, blocked } = keysByOwnerStatus(
    apps ?? [],
    owner.kind,
    unsettledByApp(organization),
    now,
  );
  return (
    <BulkFact name={record?.label ?? (owner.email || owner.id)} translate="no">
      {isBlocked ? (
        m.bulk_stops_nothing()
      ) : (
        <>
          {apps
            ? m.owner_keys_stop({ count: work.length, apps: countApps(work) })
            : !found.query.error && m.loading()}
          {mayWork.length > 0 && (
            <span className={bulkStyles.aside}>
              {m.owner_keys_may_stop({ count: mayWork.length })}
            </span>
          )}
          {blocked.length > 0 && (
            <span className={bulkStyles.aside}>
              {m.owner_keys_blocked({ count: blocked.length })}
            </span>
          )}
          {isIncomplete && (
            <span className={bulkStyles.aside}>{m.owner_deactivate_incomplete()}</span>
          )}
        </>
      )}
    </BulkFact>
  );
}
