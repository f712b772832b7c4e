import { Ban, CircleCheck, CircleDashed, CircleHelp, CircleSlash } from 'lucide-react';
import type { Condition, Fault, KeyVerdict, Reason, Verdict } from '../access/evaluate.ts';
import type { AnyApp } from '../api/schemas.ts';
import type { ReactNode } from 'react';
import { m } from '../paraglide/messages.js';
import styles from './verdict.module.css';

type OwnedApp = Pick<AnyApp, 'owner'>;

interface KeyProps {
  app: OwnedApp;
  verdict: Pick<KeyVerdict, 'usable' | 'total' | 'reason'>;
  /** what the verdict does not know (`conditionsOf`) */
  conditions: readonly Condition[];
}

/** Whether a key works, and if not, what blocks it. */
export function KeyVerdictLine({ app, verdict, conditions }: KeyProps) {
  const tone = toneOf(verdict.usable, verdict.total, conditions);
  return (
    <VerdictLine tone={tone} sentence={keySentence(verdict, app, conditions.filter(isFinal))}>
      {tone === 'loading' && <span className={styles.loading}>{m.owner_loading()}</span>}
    </VerdictLine>
  );
}

interface LineProps {
  tone: Tone;
  sentence: string;
  children?: ReactNode;
}

/** A verdict in one sentence, with the icon and color of its tone. */
export function VerdictLine({ tone, sentence, children }: LineProps) {
  const Icon = icons[tone];
  return (
    <div className={styles.verdict} data-tone={tone}>
      <span className={styles.sentence}>
        <Icon size={18} aria-hidden />
        <strong>{sentence}</strong>
      </span>
      {children}
    </div>
  );
}

/** The same in a row of a table. */
export function KeyVerdictCell({ app, verdict, conditions }: KeyProps) {
  const tone = toneOf(verdict.usable, verdict.total, conditions);
  const Icon = icons[tone];
  return (
    <span className={styles.verdict} data-tone={tone}>
      <span className={styles.sentence}>
        <Icon size={14} aria-hidden />
        <span>{keySentence(verdict, app, conditions)}</span>
      </span>
    </span>
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
  { usable, total, reason }: Pick<KeyVerdict, 'usable' | 'total' | 'reason'>,
  app: OwnedApp,
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
  return conditions.map((condition) => conditionTextOf[condition]()).join(', ');
}

export const conditionTextOf: Record<Condition, () => string> = {
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
  const isByProduct = reasons[0]?.level === 'product';
  return (
    <VerdictWord
      tone={tone}
      word={productText(usable, conditions)}
      isFromAbove={!usable && !isByProduct}
    >
      {isByProduct && tone !== 'unsure' && fault && <FaultNote fault={fault} />}
    </VerdictWord>
  );
}

interface WordProps {
  tone: Tone;
  word: string;
  /** decided above, so it is muted */
  isFromAbove?: boolean;
  children?: ReactNode;
}

/** A verdict in a few words, for a cell of a table. */
export function VerdictWord({ tone, word, isFromAbove = false, children }: WordProps) {
  const Icon = icons[tone];
  return (
    <div className={styles.product} data-tone={tone} data-from-above={isFromAbove}>
      <Icon size={14} aria-hidden />
      <span>{word}</span>
      {children}
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
export function FaultNote({ fault }: { fault: Fault }) {
  const { httpStatus, errorcode } = fault;
  const older = olderFaultText(fault);
  return (
    <span className={styles.fault}>
      {m.caller_gets()} <code translate="no">{`${httpStatus} ${errorcode}`}</code>
      {older && ` ${older}`}
    </span>
  );
}

/** What older gateways answer instead; empty = the same. */
export function olderFaultText({ olderHttpStatus }: Pick<Fault, 'olderHttpStatus'>): string {
  return olderHttpStatus === undefined
    ? ''
    : m.caller_gets_older({ status: `${olderHttpStatus}`, release: fixedExpiryRelease });
}

/** From this release of X on, an expired key is refused with 401 (docs/apigee-api.md, "Runtime faults"). */
const fixedExpiryRelease = '1-17-0-apigee-7';

/** A reason in a few words, such as *app revoked*. */
export function reasonText({ level, cause, status }: Reason, app: OwnedApp): string {
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
