import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ownerQuery } from '../../api/owners.ts';
import bulkStyles from '../../bulk/bulk-dialog.module.css';
import { PlanFacts } from '../../bulk/plan/bulk-plan-facts.tsx';
import { useTypedCount } from '../../bulk/plan/use-typed-count.tsx';
import { planOf } from '../../inventory/bulk-plan.ts';
import type { ListedApp } from '../../inventory/row.ts';
import { keyText } from '../../operations/app/texts/key-text.ts';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { groupBy } from '../group-by.ts';
import { appNow } from '../leaked-keys.ts';
import type { LeakedKey } from '../incident.ts';
import { LevelChoice } from './level-choice.tsx';
import { levelTexts } from './level-words.ts';
import { OwnersLoss } from './owners-loss.tsx';
import {
  countAt,
  firstLevel,
  keysAt,
  ownersOf,
  requestFor,
  type AppLevel,
  type RevokeLevel,
} from './revoke-level.ts';

interface Props {
  leakedKeys: readonly LeakedKey[];
  onClose(): void;
  /** with those that the chosen level changes */
  onConfirm(leakedKeys: readonly LeakedKey[], level: RevokeLevel): void;
}

const shownAtOnce = 200;

/** Confirms the revocation of keys: at which level, how many, in which apps, and what that stops. */
export function RevokeKeysDialog({ leakedKeys, onClose, onConfirm }: Props) {
  const [level, setLevel] = useState(() => firstLevel(leakedKeys));
  const changed = keysAt(leakedKeys, level);
  const count = countAt(changed, level);
  const { title, start, wayBack } = levelTexts(level, count);
  const number = String(count);
  const label =
    level.kind === 'app' ? m.bulk_type_number({ number }) : m.leaks_revoke_number({ number });
  const { isConfirmed, field } = useTypedCount(count, label);
  const canStart = count > 0 && isConfirmed;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (canStart) onConfirm(changed, level);
  }
  return (
    <Dialog title={title} close={m.close()} onClose={onClose}>
      <form className={bulkStyles.form} onSubmit={submit}>
        <LevelChoice leakedKeys={leakedKeys} level={level} onChange={setLevel} />
        <dl className={bulkStyles.facts} aria-label={m.bulk_counts()}>
          {level.kind === 'owner' ? (
            <OwnersLoss owners={ownersOf(changed)} />
          ) : (
            <AppsLoss leakedKeys={changed} level={level} />
          )}
        </dl>
        <LeakedKeyNames leakedKeys={changed} />
        <p className={bulkStyles.hint}>{wayBack}</p>
        {field}
        <div className={bulkStyles.buttons}>
          <Button onClick={onClose}>{m.cancel()}</Button>
          <Button type="submit" kind="danger" disabled={!canStart}>
            {start}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function LeakedKeyNames({ leakedKeys }: { leakedKeys: readonly LeakedKey[] }) {
  return (
    <div
      className={`${bulkStyles.failures} ${bulkStyles.nameList}`}
      role="region"
      aria-label={m.leaks_revoke_names()}
      tabIndex={0}
    >
      <ul>
        {leakedKeys.slice(0, shownAtOnce).map(({ id, organization, app, key }) => (
          <li key={id} className={bulkStyles.named} translate="no">
            <bdi>{app.displayName}</bdi> <code>{keyText(app, key)}</code>{' '}
            <span className={bulkStyles.aside}>{organization}</span>
          </li>
        ))}
      </ul>
      {leakedKeys.length > shownAtOnce && (
        <p>{m.bulk_more({ count: leakedKeys.length - shownAtOnce })}</p>
      )}
    </div>
  );
}

// What is not known of an owner here counts as what may stop.
function AppsLoss({ leakedKeys, level }: { leakedKeys: readonly LeakedKey[]; level: AppLevel }) {
  const client = useQueryClient();
  // When it was opened: the dialog does not change while it is read.
  const [now] = useState(Date.now);
  const apps = appsOf(leakedKeys, level);
  const request = requestFor(leakedKeys, level);
  const plan = planOf(apps.keys(), request, {
    ownerOf: (app) => client.getQueryData(ownerQuery(apps.get(app) ?? '', app.owner).queryKey),
    now,
  });
  return <PlanFacts plan={plan} request={request} />;
}

// Each app once, with its organization; below the level of apps, with the keys that are revoked only.
function appsOf(leakedKeys: readonly LeakedKey[], level: AppLevel): Map<ListedApp, string> {
  const byApp = groupBy(leakedKeys, ({ organization, app }) => `${organization} ${app.appId}`);
  const apps = new Map<ListedApp, string>();
  for (const ofApp of byApp.values()) {
    const [first] = ofApp;
    if (!first) continue;
    const app = appNow(first);
    const keys = new Set(ofApp.map(({ key }) => key));
    const credentials = app.credentials.filter(({ consumerKey }) => keys.has(consumerKey));
    apps.set(level.kind === 'app' ? app : { ...app, credentials }, first.organization);
  }
  return apps;
}
