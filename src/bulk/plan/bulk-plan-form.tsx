import { useId, type FormEvent } from 'react';
import { permissionFor } from '../../api/status.ts';
import { minTurnGapMs } from '../../api/http/pace.ts';
import type { Owner } from '../../api/schemas.ts';
import type { BulkPlan, Survey, BulkTarget, BulkRequest } from '../../inventory/bulk-plan.ts';
import { refusedIn } from '../../connection/session.ts';
import { formatList } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import styles from '../bulk-dialog.module.css';
import { BulkFact } from '../bulk-facts.tsx';
import type { BulkJob } from '../run/bulk-job.ts';
import { BulkNames } from '../bulk-names.tsx';
import { PlanFacts } from './bulk-plan-facts.tsx';
import { ProductField } from './product-field.tsx';
import { RadioChoice } from './radio-choice.tsx';
import { useTypedCount } from './use-typed-count.tsx';
import { formatApproxDuration } from '../bulk-time.ts';
import { bulkTargetText, planTitles, startTexts } from '../bulk-words.ts';

interface Props {
  job: BulkJob;
  /** `null` = the changes are being counted */
  survey: Survey | null;
  /** absent = what to change is not asked: it is an undo, after which there is no Undo */
  onTarget?: ((target: BulkTarget) => void) | undefined;
  onCancel(): void;
  /** with the number of changes that the run will make, and of apps that need none */
  onStart(expected: number, unchanged: number): void;
}

/** How many changes a round is expected to make. An app that is not known counts its chosen changes, else one. */
function expectedChanges(survey: Survey | null): number {
  if (!survey) return 0;
  const { plan, missing, changesByApp } = survey;
  return missing.reduce((sum, id) => sum + (changesByApp[id]?.length ?? 1), plan.changes);
}

/** *Revoke 200 apps?* */
export function titleOfPlan({ action, target }: BulkRequest, survey: Survey | null): string {
  const isApproval = action === 'approve';
  if (!survey) return m.bulk_counting();
  if (target.kind === 'product' && target.product === '')
    return isApproval ? m.bulk_approve_which() : m.bulk_revoke_which();
  const count = expectedChanges(survey);
  if (count === 0) return isApproval ? m.bulk_approve_none() : m.bulk_revoke_none();
  return bulkTargetText(target, count, planTitles[action]);
}

/** The preview: asks which statuses to set, and shows how much that changes, before anything is sent. */
export function BulkPlanForm(props: Props) {
  const { job, survey, onTarget, onCancel, onStart } = props;
  const { organization, action, target, initialTarget, foundKeys, selectedKeys } = job;
  const name = useId();
  const isApproval = action === 'approve';
  const refused = survey ? refusedApps(organization, survey.plan, target) : noneRefused;
  const isReady =
    survey !== null &&
    survey.plan.apps + survey.missing.length > refused.apps &&
    hasProductName(target);
  const apps = survey ? survey.plan.apps + survey.missing.length : 0;
  const typedCount = useTypedCount(apps, m.bulk_type_number({ number: String(apps) }));
  const canStart = isReady && typedCount.isConfirmed;
  return (
    <form className={styles.form} onSubmit={submit}>
      {onTarget && target.kind !== 'chosen' && (
        <fieldset className={styles.choices}>
          <legend className={styles.legend}>{m.bulk_what()}</legend>
          {initialTarget?.kind === 'product-in-keys' &&
            choice(bulkTargetText(initialTarget, initialTarget.keys.length), initialTarget)}
          {foundKeys.length > 0 &&
            choice(m.bulk_what_found({ count: foundKeys.length }), {
              kind: 'found',
              keys: foundKeys,
            })}
          {selectedKeys &&
            choice(
              m.keys_bulk_what_selected({ count: Object.values(selectedKeys).flat().length }),
              { kind: 'selected', keyIds: selectedKeys },
            )}
          {choice(m.bulk_what_app(), { kind: 'app' })}
          {choice(m.bulk_what_keys(), { kind: 'keys' })}
          {choice(m.bulk_what_pending(), { kind: 'pending' })}
          {choice(m.bulk_what_product(), { kind: 'product', product: '' })}
          {target.kind === 'product' && (
            <ProductField
              value={target.product}
              products={survey?.products ?? []}
              onChange={(product) => onTarget({ kind: 'product', product })}
            />
          )}
        </fieldset>
      )}
      {survey && hasProductName(target) && (
        <>
          <dl className={styles.facts} aria-label={m.bulk_counts()}>
            <PlanFacts
              plan={survey.plan}
              notRestorable={notRestorableIn(survey, target)}
              request={job}
            />
            {survey.missing.length > 0 && (
              <BulkFact name={m.bulk_unknown()}>
                {m.apps_count({ count: survey.missing.length })}
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
          <BulkNames
            label={m.bulk_names()}
            organization={organization}
            ids={[...survey.changing, ...survey.missing]}
            changes={survey.changesByApp}
          />
          {isReady && (
            <p className={styles.hint}>
              {!isApproval && onTarget && canUndoIn(survey, target) && `${m.bulk_can_undo()} `}
              {m.bulk_pace({ time: formatApproxDuration(requestsOf(survey) * minTurnGapMs) })}
            </p>
          )}
        </>
      )}
      {isReady && typedCount.field}
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{m.cancel()}</Button>
        <Button type="submit" kind={isApproval ? 'primary' : 'danger'} disabled={!canStart}>
          {isReady
            ? bulkTargetText(target, expectedChanges(survey), startTexts[action])
            : isApproval
              ? m.action_approve()
              : m.action_revoke()}
        </Button>
      </div>
    </form>
  );

  function choice(label: string, one: BulkTarget) {
    return (
      <RadioChoice
        {...{ name, label }}
        isChosen={target.kind === one.kind}
        onChoose={() => onTarget?.(one)}
      />
    );
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (canStart) onStart(expectedChanges(survey), survey.plan.already + survey.plan.without);
  }
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

// Requests are pending, also those of an app that is not known.
function notRestorableIn(survey: Survey, { kind }: BulkTarget): number {
  return kind === 'chosen' ? expectedChanges(survey) : survey.plan.notRestorable;
}

// An app that is not known may have a change that Undo can restore, except where only pending statuses change.
function canUndoIn({ plan, missing }: Survey, { kind }: BulkTarget): boolean {
  if (kind === 'chosen' || kind === 'pending') return false;
  return plan.changes > plan.notRestorable || missing.length > 0;
}

// One read of each app; for each change, the write and the read that verifies it.
function requestsOf(survey: Survey): number {
  const { plan, missing } = survey;
  return plan.apps + plan.already + plan.without + missing.length + 2 * expectedChanges(survey);
}
