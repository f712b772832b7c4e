import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState, type FormEvent } from 'react';
import { permissionFor } from '../api/status.ts';
import { spacing } from '../api/pace.ts';
import type { Owner } from '../api/schemas.ts';
import type { BulkPlan, Survey, What, Wish } from '../catalog/bulk-plan.ts';
import { refusedIn } from '../connection/session.ts';
import { list, number } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import styles from './bulk-dialog.module.css';
import { Fact } from './bulk-facts.tsx';
import { survey } from './bulk-source.ts';
import { roughly } from './bulk-time.ts';
import { whatOf } from './bulk-words.ts';

interface Props {
  organization: string;
  wish: Wish;
  /** `null` = is being counted */
  survey: Survey | null;
  onWhat(what: What): void;
  onCancel(): void;
  onStart(): void;
}

/** What a wish comes to, counted anew when it changes; `null` until then. */
export function usePlan(organization: string, ids: readonly string[], wish: Wish): Survey | null {
  const client = useQueryClient();
  const [found, setFound] = useState<{ asked: string; made: Survey }>();
  const asked = JSON.stringify(wish);
  useEffect(() => {
    let isOver = false;
    const count = async () => {
      const made = await survey(client, organization, ids, JSON.parse(asked) as Wish);
      if (!isOver) setFound({ asked, made });
    };
    void count();
    return () => {
      isOver = true;
    };
  }, [client, organization, ids, asked]);
  return found?.asked === asked ? found.made : null;
}

/** *Revoke 200 apps?* */
export function titleOfPlan({ action, what }: Wish, found: Survey | null): string {
  const isApproval = action === 'approve';
  if (!found) return m.bulk_counting();
  if (what.kind === 'product' && what.product === '')
    return isApproval ? m.bulk_approve_which() : m.bulk_revoke_which();
  const { changes } = found.plan;
  if (changes === 0 && found.missing.length === 0)
    return isApproval ? m.bulk_approve_none() : m.bulk_revoke_none();
  const named = whatOf(what, changes);
  return isApproval ? m.bulk_approve_title({ what: named }) : m.bulk_revoke_title({ what: named });
}

/** Asks which switch of the apps is meant, and says what that comes to before anything is sent. */
export function BulkPlanForm(props: Props) {
  const { organization, wish, survey: found, onWhat, onCancel, onStart } = props;
  const { action, what } = wish;
  const names = useId();
  const isApproval = action === 'approve';
  const barred = found ? barredOf(organization, found.plan, what) : nobody;
  const count = found?.plan.changes ?? 0;
  const isReady =
    found !== null && found.plan.apps + found.missing.length > barred.apps && isNamed(what);
  const named = whatOf(what, count);
  return (
    <form className={styles.form} onSubmit={submit}>
      <fieldset className={styles.choices}>
        <legend className={styles.legend}>{m.bulk_what()}</legend>
        {choice(m.bulk_what_app(), { kind: 'app' })}
        {choice(m.bulk_what_keys(), { kind: 'keys' })}
        {choice(m.bulk_what_product(), { kind: 'product', product: '' })}
        {what.kind === 'product' && (
          <label className={styles.product}>
            <span className="visually-hidden">{m.bulk_product()}</span>
            <input
              list={names}
              value={what.product}
              placeholder={m.bulk_product()}
              autoComplete="off"
              spellCheck={false}
              translate="no"
              onChange={(event) => onWhat({ kind: 'product', product: event.target.value })}
            />
            <datalist id={names}>
              {found?.products.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </datalist>
          </label>
        )}
      </fieldset>
      {found && isNamed(what) && (
        <>
          <dl className={styles.facts} aria-label={m.bulk_counts()}>
            <Plan plan={found.plan} wish={wish} />
            {found.missing.length > 0 && (
              <Fact name={m.bulk_unknown()}>{m.apps_count({ count: found.missing.length })}</Fact>
            )}
            {barred.apps > 0 && (
              <Fact name={m.bulk_not_permitted()} tone="warning">
                {m.apps_count({ count: barred.apps })}
                <span className={styles.aside}>
                  {m.read_only({ permission: list(barred.permissions) })}
                </span>
              </Fact>
            )}
          </dl>
          {isReady && (
            <p className={styles.hint}>
              {!isApproval && `${m.bulk_can_undo()} `}
              {m.bulk_pace({ time: roughly(requestsOf(found) * spacing) })}
            </p>
          )}
        </>
      )}
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{m.cancel()}</Button>
        <Button type="submit" kind={isApproval ? 'primary' : 'danger'} disabled={!isReady}>
          {isReady
            ? isApproval
              ? m.bulk_approve_what({ what: named })
              : m.bulk_revoke_what({ what: named })
            : isApproval
              ? m.action_approve()
              : m.action_revoke()}
        </Button>
      </div>
    </form>
  );

  function choice(label: string, one: What) {
    return (
      <label className={styles.choice}>
        <input
          type="radio"
          name={`${names}what`}
          checked={what.kind === one.kind}
          onChange={() => onWhat(one)}
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

function Plan({ plan, wish: { action, what } }: { plan: BulkPlan; wish: Wish }) {
  const { apps, changes, pending, already, without } = plan;
  const named = whatOf(what, changes);
  const will =
    what.kind === 'app'
      ? named
      : m.bulk_in_apps({ what: named, apps: m.apps_count({ count: apps }) });
  return (
    <>
      <Fact name={m.bulk_will_change()}>
        <strong>{will}</strong>
      </Fact>
      {already > 0 && (
        <Fact name={action === 'approve' ? m.bulk_already_approved() : m.bulk_already_revoked()}>
          {m.apps_count({ count: already })}
        </Fact>
      )}
      {without > 0 && (
        <Fact name={what.kind === 'product' ? m.bulk_without_product() : m.bulk_without_key()}>
          {m.apps_count({ count: without })}
        </Fact>
      )}
      {pending > 0 && (
        <Fact name={m.bulk_no_way_back()}>{m.bulk_pending({ count: number(pending) })}</Fact>
      )}
    </>
  );
}

const nobody = { apps: 0, permissions: [] as string[] };

// What the server refused before decides by the owner's kind, because that decides the permission.
function barredOf(organization: string, { byKind }: BulkPlan, what: What) {
  const refused = refusedIn(organization);
  const kinds = Object.entries(byKind) as [Owner['kind'], number][];
  const barred = kinds.flatMap(([kind, apps]) => {
    const owner = { kind, id: '', email: '' };
    const key = what.kind === 'app' ? undefined : '';
    const permission = permissionFor({ organization, owner, app: '', key });
    return refused.has(permission) ? [{ apps, permission }] : [];
  });
  return {
    apps: barred.reduce((sum, { apps }) => sum + apps, 0),
    permissions: [...new Set(barred.map(({ permission }) => permission))],
  };
}

function isNamed(what: What): boolean {
  return what.kind !== 'product' || what.product !== '';
}

// A look at each app; of each change the request and the look that verifies it.
function requestsOf({ plan, missing }: Survey): number {
  return plan.apps + plan.already + plan.without + missing.length + 2 * plan.changes;
}
