import Ban from 'lucide-react/icons/ban';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import CircleSlash from 'lucide-react/icons/circle-slash';
import type { Condition, KeyVerdict, Reason, Verdict } from '../access/evaluate.ts';
import type { AnyApp } from '../api/schemas.ts';
import { m } from '../paraglide/messages.js';
import styles from './verdict.module.css';

interface KeyProps {
  app: AnyApp;
  verdict: KeyVerdict;
  /** what the verdict does not know (`conditionsOf`) */
  conditions: readonly Condition[];
}

/** Whether a key works, and if not, what blocks it. */
export function KeyVerdictLine({ app, verdict, conditions }: KeyProps) {
  const { usable, total } = verdict;
  const tone = toneOf(usable, total, conditions);
  const Icon = icons[tone];
  return (
    <div className={styles.verdict} data-tone={tone}>
      <span className={styles.sentence}>
        <Icon size={18} aria-hidden />
        <strong>{keySentence(verdict, app, conditions.filter(isFinal))}</strong>
      </span>
      {tone === 'loading' && <span className={styles.loading}>{m.owner_loading()}</span>}
    </div>
  );
}

type Tone = 'blocked' | 'loading' | 'unsure' | 'partly' | 'usable';

const icons = {
  blocked: Ban,
  loading: CircleDashed,
  unsure: CircleHelp,
  partly: CircleSlash,
  usable: CircleCheck,
} as const;

// Other conditions matter only for what would be usable.
function toneOf(usable: number, total: number, conditions: readonly Condition[]): Tone {
  if (conditions.includes('unconfirmed')) return 'unsure';
  if (usable === 0) return 'blocked';
  if (conditions.includes('owner-loading')) return 'loading';
  if (conditions.length > 0) return 'unsure';
  return usable < total ? 'partly' : 'usable';
}

function isFinal(condition: Condition): boolean {
  return condition !== 'owner-loading';
}

/** Whether a key works, in one sentence. */
export function keySentence(
  { usable, total, reason }: KeyVerdict,
  app: AnyApp,
  unknown: readonly Condition[],
): string {
  if (unknown.includes('unconfirmed')) return m.verdict_unconfirmed();
  const conditions = conditionTexts(unknown);
  if (usable === 0) return m.verdict_blocked({ reason: reason ? reasonText(reason, app) : '' });
  if (usable < total)
    return conditions
      ? m.verdict_partly_if({ usable, total, conditions })
      : m.verdict_partly({ usable, total });
  return conditions ? m.verdict_usable_if({ conditions }) : m.verdict_usable();
}

function conditionTexts(conditions: readonly Condition[]): string {
  return conditions.map((condition) => conditionNames[condition]()).join(', ');
}

const conditionNames: Record<Condition, () => string> = {
  unconfirmed: m.verdict_unconfirmed,
  'owner-loading': m.condition_owner_loading,
  'owner-missing': m.condition_owner_missing,
  'owner-unread': m.condition_owner_not_loaded,
  'expiry-unknown': m.condition_expiry_unknown,
};

interface ProductProps {
  verdict: Verdict;
  /** what the verdict does not know (`conditionsOf`) */
  conditions: readonly Condition[];
}

/**
 * Whether a key gives access to one product. Why not is in the product's status or in the verdict on the key, so it is
 * not repeated here.
 */
export function ProductVerdictLine({
  verdict: { usable, reasons, fault },
  conditions,
}: ProductProps) {
  const tone = toneOf(usable ? 1 : 0, 1, conditions);
  const Icon = icons[tone];
  const isByProduct = reasons[0]?.level === 'product';
  return (
    <div className={styles.product} data-tone={tone} data-from-above={!usable && !isByProduct}>
      <Icon size={14} aria-hidden />
      <span>{productText(usable, conditions)}</span>
      {isByProduct && tone !== 'unsure' && fault && <FaultNote errorcode={fault.errorcode} />}
    </div>
  );
}

function productText(usable: boolean, conditions: readonly Condition[]): string {
  if (conditions.includes('unconfirmed')) return m.verdict_unconfirmed();
  if (!usable) return m.blocked();
  return conditions.length > 0
    ? m.verdict_usable_if({ conditions: conditionTexts(conditions) })
    : m.verdict_usable();
}

/** The error that a caller gets from the gateway. */
export function FaultNote({ errorcode }: { errorcode: string }) {
  return (
    <span className={styles.fault}>
      {m.caller_gets()} <code translate="no">401 {errorcode}</code>
    </span>
  );
}

/** A reason in a few words, such as *app revoked*. */
function reasonText({ level, cause, status }: Reason, app: AnyApp): string {
  if (cause === 'unknown') return unknownTexts[level]({ status });
  if (level === 'owner') return ownerTexts[app.owner.kind]();
  if (cause === 'expired') return m.reason_key_expired();
  if (cause === 'missing') return m.reason_no_product();
  const texts = cause === 'pending' ? pendingTexts : revokedTexts;
  return texts[level]();
}

const revokedTexts = {
  key: m.reason_key_revoked,
  app: m.reason_app_revoked,
  product: m.reason_product_revoked,
};
const pendingTexts = {
  key: m.reason_key_pending,
  app: m.reason_app_pending,
  product: m.reason_product_pending,
};
const unknownTexts = {
  key: m.reason_key_unknown,
  app: m.reason_app_unknown,
  owner: m.reason_owner_unknown,
  product: m.reason_product_unknown,
};
const ownerTexts = {
  developer: m.reason_developer_inactive,
  appgroup: m.reason_appgroup_inactive,
  company: m.reason_company_inactive,
};
