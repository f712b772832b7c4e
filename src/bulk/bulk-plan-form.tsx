import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState, type FormEvent } from 'react';
import { permissionFor } from '../api/status.ts';
import { minTurnGapMs } from '../api/pace.ts';
import type { Owner } from '../api/schemas.ts';
import type { BulkPlan, Survey, BulkTarget, BulkRequest } from '../inventory/bulk-plan.ts';
import { refusedIn } from '../connection/session.ts';
import { formatList, formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import styles from './bulk-dialog.module.css';
import { BulkFact } from './bulk-facts.tsx';
import { survey } from './bulk-source.ts';
import { formatApproxDuration } from './bulk-time.ts';
import { bulkTargetText, planTitles, startTexts } from './bulk-words.ts';

interface Props {
  organization: string;
  request: BulkRequest;
  /** `null` = the changes are being counted */
  survey: Survey | null;
  onTarget(target: BulkTarget): void;
  onCancel(): void;
  onStart(): void;
}

/** Counts what a request would change, again whenever it changes; `null` until that is done. */
export function useSurvey(
  organization: string,
  ids: readonly string[],
  request: BulkRequest,
): Survey | null {
  const client = useQueryClient();
  const [counted, setCounted] = useState<{ requestText: string; survey: Survey }>();
  const requestText = JSON.stringify(request);
  useEffect(() => {
    let isOver = false;
    const count = async () => {
      const counts = await survey(
        client,
        organization,
        ids,
        JSON.parse(requestText) as BulkRequest,
      );
      if (!isOver) setCounted({ requestText, survey: counts });
    };
    void count();
    return () => {
      isOver = true;
    };
  }, [client, organization, ids, requestText]);
  return counted?.requestText === requestText ? counted.survey : null;
}

/** How many changes a round is expected to make. An app that is not known counts as one change. */
export function expectedChanges(counted: Survey | null): number {
  return counted ? counted.plan.changes + counted.missing.length : 0;
}

/** *Revoke 200 apps?* */
export function titleOfPlan({ action, target }: BulkRequest, found: Survey | null): string {
  const isApproval = action === 'approve';
  if (!found) return m.bulk_counting();
  if (target.kind === 'product' && target.product === '')
    return isApproval ? m.bulk_approve_which() : m.bulk_revoke_which();
  const count = expectedChanges(found);
  if (count === 0) return isApproval ? m.bulk_approve_none() : m.bulk_revoke_none();
  return bulkTargetText(target, count, planTitles[action]);
}

/** The preview: asks which statuses to set, and shows how much that changes, before anything is sent. */
export function BulkPlanForm(props: Props) {
  const { organization, request, survey: found, onTarget, onCancel, onStart } = props;
  const { action, target } = request;
  const id = useId();
  const isApproval = action === 'approve';
  const refused = found ? refusedApps(organization, found.plan, target) : noneRefused;
  const isReady =
    found !== null &&
    found.plan.apps + found.missing.length > refused.apps &&
    hasProductName(target);
  return (
    <form className={styles.form} onSubmit={submit}>
      <fieldset className={styles.choices}>
        <legend className={styles.legend}>{m.bulk_what()}</legend>
        {choice(m.bulk_what_app(), { kind: 'app' })}
        {choice(m.bulk_what_keys(), { kind: 'keys' })}
        {choice(m.bulk_what_product(), { kind: 'product', product: '' })}
        {target.kind === 'product' && (
          <label className={styles.product}>
            <span className="visually-hidden">{m.bulk_product()}</span>
            <input
              list={id}
              value={target.product}
              placeholder={m.bulk_product()}
              autoComplete="off"
              spellCheck={false}
              translate="no"
              onChange={(event) => onTarget({ kind: 'product', product: event.target.value })}
            />
            <datalist id={id}>
              {found?.products.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </datalist>
          </label>
        )}
      </fieldset>
      {found && hasProductName(target) && (
        <>
          <dl className={styles.facts} aria-label={m.bulk_counts()}>
            <Plan plan={found.plan} request={request} />
            {found.missing.length > 0 && (
              <BulkFact name={m.bulk_unknown()}>
                {m.apps_count({ count: found.missing.length })}
              </BulkFact>
            )}
            {refused.apps > 0 && (
              <BulkFact name={m.bulk_not_permitted()} tone="warning">
                {m.apps_count({ count: refused.apps })}
                <span className={styles.aside}>
                  {m.read_only({ permission: formatList(refused.permissions) })}
                </span>
              </BulkFact>
            )}
          </dl>
          {isReady && (
            <p className={styles.hint}>
              {!isApproval && `${m.bulk_can_undo()} `}
              {m.bulk_pace({ time: formatApproxDuration(requestsOf(found) * minTurnGapMs) })}
            </p>
          )}
        </>
      )}
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{m.cancel()}</Button>
        <Button type="submit" kind={isApproval ? 'primary' : 'danger'} disabled={!isReady}>
          {isReady
            ? bulkTargetText(target, expectedChanges(found), startTexts[action])
            : isApproval
              ? m.action_approve()
              : m.action_revoke()}
        </Button>
      </div>
    </form>
  );

  function choice(label: string, one: BulkTarget) {
    return (
      <label className={styles.choice}>
        <input
          type="radio"
          name={`${id}what`}
          checked={target.kind === one.kind}
          onChange={() => onTarget(one)}
        />
        {label}
      </label>
    );
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady) onStart();
  }
}

function Plan({ plan, request: { action, target } }: { plan: BulkPlan; request: BulkRequest }) {
  const { apps, changes, pending, already, without } = plan;
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
        <BulkFact
          name={target.kind === 'product' ? m.bulk_without_product() : m.bulk_without_key()}
        >
          {m.apps_count({ count: without })}
        </BulkFact>
      )}
      {pending > 0 && (
        <BulkFact name={m.bulk_cannot_undo()}>
          {m.bulk_pending({ count: formatNumber(pending) })}
        </BulkFact>
      )}
    </>
  );
}

const noneRefused = { apps: 0, permissions: [] as string[] };

// Permissions that the server refused before. The kind of the owner decides which one an app needs.
function refusedApps(organization: string, { byKind }: BulkPlan, target: BulkTarget) {
  const permissionsRefused = refusedIn(organization);
  const kinds = Object.entries(byKind) as [Owner['kind'], number][];
  const refused = kinds.flatMap(([kind, apps]) => {
    const owner = { kind, id: '', email: '' };
    const key = target.kind === 'app' ? undefined : '';
    const permission = permissionFor({ organization, owner, app: '', key });
    return permissionsRefused.has(permission) ? [{ apps, permission }] : [];
  });
  return {
    apps: refused.reduce((sum, { apps }) => sum + apps, 0),
    permissions: [...new Set(refused.map(({ permission }) => permission))],
  };
}

function hasProductName(target: BulkTarget): boolean {
  return target.kind !== 'product' || target.product !== '';
}

// One read of each app; for each change, the write and the read that verifies it.
function requestsOf({ plan, missing }: Survey): number {
  return plan.apps + plan.already + plan.without + missing.length + 2 * plan.changes;
}
