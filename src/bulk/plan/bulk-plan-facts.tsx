import type { AccessLoss } from '../../inventory/access-loss.ts';
import type { BulkPlan, BulkRequest } from '../../inventory/bulk-plan.ts';
import { m } from '../../paraglide/messages.js';
import { BulkFact } from '../bulk-facts.tsx';
import { bulkTargetText, withoutText } from '../bulk-words.ts';

interface Props {
  plan: BulkPlan;
  /** changes that Undo can't restore, where they are not only in apps that are loaded */
  notRestorable?: number;
  request: BulkRequest;
}

/** What a request would change in the loaded apps, and what that stops. */
export function PlanFacts({ plan, notRestorable = plan.notRestorable, request }: Props) {
  const { action, target } = request;
  const { apps, changes, already, without, loss } = plan;
  const named = bulkTargetText(target, changes);
  const will =
    target.kind === 'app'
      ? named
      : m.bulk_in_apps({ what: named, apps: m.apps_count({ count: apps }) });
  return (
    <>
      <BulkFact name={m.bulk_will_change()}>
        <strong>{will}</strong>
      </BulkFact>
      {already > 0 && (
        <BulkFact
          name={action === 'approve' ? m.bulk_already_approved() : m.bulk_already_revoked()}
        >
          {m.apps_count({ count: already })}
        </BulkFact>
      )}
      {without > 0 && (
        <BulkFact name={withoutText(target)}>{m.apps_count({ count: without })}</BulkFact>
      )}
      {action === 'revoke' && <Loss loss={loss} />}
      {notRestorable > 0 && (
        <BulkFact name={m.bulk_cannot_undo()}>
          {m.bulk_no_way_back({ count: notRestorable })}
        </BulkFact>
      )}
    </>
  );
}

// What the revocation stops, by the same rules as a single one.
function Loss({ loss: { stops, mayStop, keeps } }: { loss: AccessLoss }) {
  return (
    <>
      <BulkFact name={m.revoke_stops()}>
        {stops === 0 && mayStop === 0 ? m.bulk_stops_nothing() : m.bulk_accesses({ count: stops })}
      </BulkFact>
      {mayStop > 0 && (
        <BulkFact name={m.revoke_may_stop()} tone="warning">
          {m.bulk_accesses({ count: mayStop })}
        </BulkFact>
      )}
      {keeps > 0 && <BulkFact name={m.bulk_keeps()}>{m.bulk_accesses({ count: keeps })}</BulkFact>}
    </>
  );
}
