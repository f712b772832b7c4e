import { useQuery } from '@tanstack/react-query';
import { nameOfKey } from '../../access/key-names.ts';
import { productsQuery } from '../../api/products.ts';
import type { Product } from '../../api/schemas.ts';
import { namedChanges } from '../../inventory/bulk-plan.ts';
import type { AppLabel } from '../../inventory/organization-index.ts';
import { m } from '../../paraglide/messages.js';
import styles from '../bulk-dialog.module.css';
import { ChangeLine } from '../change-line.tsx';
import type { Failure } from '../run/bulk-state.ts';
import { useLabels } from '../use-labels.ts';
import { Details } from '../../ui/details.tsx';
import { isStatusChange } from '../../operations/app/status-change.ts';
import { appIdIn } from '../../operations/app/switches.ts';
import { canBeChecked, valueAfter, type Operation } from '../../operations/operation.ts';
import { explain } from '../../errors/explain.ts';
import { undecidedText } from '../../operations/report/outcome-report.ts';

const shownAtOnce = 200;

interface FailuresProps {
  label: string;
  organization: string;
  failures: Failure[];
}

/** Changes that failed or are not confirmed, each with its app and the reason. */
export function Failures({ label, organization, failures }: FailuresProps) {
  const labels = useLabels(organization, [...new Set(failures.map(appIdOf))]);
  // As in the preview, only what is loaded already.
  const { data: list } = useQuery({ ...productsQuery(organization), enabled: false });
  return (
    <div className={styles.failures} role="region" aria-label={label} tabIndex={0}>
      <ul>
        {failures.slice(0, shownAtOnce).map((failure) => (
          <FailureRow
            key={failure.operation?.id ?? failure.resource.id}
            failure={failure}
            name={labels.get(appIdOf(failure))}
            products={list?.products}
          />
        ))}
      </ul>
      {failures.length > shownAtOnce && (
        <p>{m.bulk_more({ count: failures.length - shownAtOnce })}</p>
      )}
    </div>
  );
}

interface RowProps {
  failure: Failure;
  name: AppLabel | undefined;
  products: ReadonlyMap<string, Product> | undefined;
}

function FailureRow({ failure, name, products }: RowProps) {
  const change = changeInKey(failure.operation);
  const { text, details } = reasonOf(failure);
  const app = name?.app ?? appIdOf(failure);
  return (
    <li className={styles.failure}>
      <p className={styles.named}>
        <strong translate="no">
          <bdi>{app}</bdi>
        </strong>{' '}
        {name && (
          <span className={styles.aside} translate="no">
            {name.owner}
          </span>
        )}
        {change && <ChangeLine change={change} products={products} />}
      </p>
      <p>{text}</p>
      <Details className={styles.details} label={m.details()} lines={details} />
    </li>
  );
}

// The app itself is named anyway.
function changeInKey(operation: Operation | undefined) {
  if (!operation || !isStatusChange(operation) || operation.key === undefined) return undefined;
  const { before, level } = operation;
  return namedChanges([level], (key) => nameOfKey(before, key))[0];
}

/** Why a change failed or is not confirmed, and the lines for *Details*. */
export function reasonOf({ reason }: Failure): { text: string; details: string[] } {
  if (reason.kind === 'busy') return { text: m.bulk_busy(), details: [] };
  if (reason.kind === 'impossible') return { text: m.error_no_owner(), details: [] };
  if (reason.kind === 'gone')
    return { text: `${m.toast_gone()} ${m.toast_not_sent()}`, details: [] };
  if (reason.kind === 'refused') return { text: m.bulk_refused(reason), details: [] };
  if (reason.kind === 'unread') {
    const { what, details } = explain(reason.error);
    return { text: `${what} ${m.bulk_not_loaded()}`, details };
  }
  const { operation, outcome } = reason.record;
  const { ending, state, error } = outcome;
  if (ending === 'gone') return { text: m.toast_gone(), details: [] };
  const status = operation.texts.value(valueAfter(operation, outcome));
  const why = error === undefined ? undefined : explain(error);
  const read = canBeChecked(outcome)
    ? undecidedText({ operation, outcome })
    : state !== undefined
      ? m.toast_checked_status({ status })
      : m.toast_status_unknown();
  return { text: [why?.what, read].filter(Boolean).join(' '), details: why?.details ?? [] };
}

function appIdOf({ resource }: Failure): string {
  return appIdIn(resource) ?? resource.id;
}
