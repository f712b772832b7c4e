import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ownerQuery } from '../api/owners.ts';
import bulkStyles from '../bulk/bulk-dialog.module.css';
import { PlanFacts } from '../bulk/plan/bulk-plan-facts.tsx';
import { planOf } from '../inventory/bulk-plan.ts';
import type { ListedApp } from '../inventory/row.ts';
import { keyText } from '../operations/app/texts/key-text.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialogs/dialog.tsx';
import { appNow } from './holders.ts';
import type { Holder } from './incident.ts';
import { requestFor } from './revocation.ts';

interface Props {
  holders: readonly Holder[];
  onClose(): void;
  onConfirm(): void;
}

/** For more keys than this, their number is typed as a confirmation. */
const maxUntyped = 100;

const shownAtOnce = 200;

/** Confirms the revocation of keys: how many, in which apps, and what that stops. */
export function RevokeKeysDialog({ holders, onClose, onConfirm }: Props) {
  const [typed, setTyped] = useState('');
  const plan = usePlan(holders);
  const count = holders.length;
  const canStart = count <= maxUntyped || typed.trim() === String(count);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (canStart) onConfirm();
  }
  return (
    <Dialog title={m.leaks_revoke_title({ count })} close={m.close()} onClose={onClose}>
      <form className={bulkStyles.form} onSubmit={submit}>
        <dl className={bulkStyles.facts} aria-label={m.bulk_counts()}>
          <PlanFacts plan={plan} request={requestFor(holders)} />
        </dl>
        <div
          className={`${bulkStyles.failures} ${bulkStyles.nameList}`}
          role="region"
          aria-label={m.leaks_revoke_names()}
          tabIndex={0}
        >
          <ul className={bulkStyles.names}>
            {holders.slice(0, shownAtOnce).map(({ id, organization, app, key }) => (
              <li key={id} translate="no">
                <bdi>{app.displayName}</bdi> <code>{keyText(app, key)}</code>{' '}
                <span className={bulkStyles.aside}>{organization}</span>
              </li>
            ))}
          </ul>
          {count > shownAtOnce && <p>{m.bulk_more({ count: count - shownAtOnce })}</p>}
        </div>
        <p className={bulkStyles.hint}>{m.leaks_revoke_way_back()}</p>
        {count > maxUntyped && (
          <label className={bulkStyles.product}>
            <span>{m.leaks_revoke_number({ number: String(count) })}</span>
            <input
              className={bulkStyles.field}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
        )}
        <div className={bulkStyles.buttons}>
          <Button onClick={onClose}>{m.cancel()}</Button>
          <Button type="submit" kind="danger" disabled={!canStart}>
            {m.leaks_revoke({ count })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

// What is not known of an owner here counts as what may stop.
function usePlan(holders: readonly Holder[]) {
  const client = useQueryClient();
  // When it was opened: the dialog does not change while it is read.
  const [now] = useState(Date.now);
  const apps = new Map<ListedApp, string>();
  const ids = new Set<string>();
  for (const holder of holders) {
    const { organization } = holder;
    const app = appNow(holder);
    const id = `${organization} ${app.appId}`;
    if (!ids.has(id)) apps.set(app, organization);
    ids.add(id);
  }
  return planOf(apps.keys(), requestFor(holders), {
    ownerOf: (app) => client.getQueryData(ownerQuery(apps.get(app) ?? '', app.owner).queryKey),
    now,
  });
}
