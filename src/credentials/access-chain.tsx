import Ban from 'lucide-react/icons/ban';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import Hourglass from 'lucide-react/icons/hourglass';
import type { ReactNode } from 'react';
import type { KeyVerdict, Reason } from '../access/evaluate.ts';
import { notApproved } from '../access/status.ts';
import type { AnyApp, AnyCredential } from '../api/schemas.ts';
import { formatList } from '../messages/format.ts';
import { statusWord } from '../operations/app/texts/status-word.ts';
import { m } from '../paraglide/messages.js';
import { FaultNote } from '../status/verdict.tsx';
import styles from './access-chain.module.css';
import { ownerKindText } from './owner-kinds.ts';

interface Props {
  app: AnyApp;
  credential: AnyCredential;
  /** what blocks the whole key (`keyReasons`) */
  reasons: readonly Reason[];
  /** what a caller gets if the key works for no product */
  fault: KeyVerdict['fault'];
  /** a change is not confirmed, so it is not known what blocks the key: nothing is marked */
  isUnconfirmed: boolean;
}

/** What the access of a key depends on, from its app to its products, with all that blocks it marked. */
export function AccessChain({ app, credential, reasons, fault, isUnconfirmed }: Props) {
  const causesAt = (level: Reason['level']) =>
    isUnconfirmed ? [] : reasons.filter((reason) => reason.level === level);
  const ofOwner = causesAt('owner');
  return (
    <div className={styles.line}>
      <span className={styles.chain}>
        {ofOwner.length > 0 && <Step name={ownerKindText[app.owner.kind]()} causes={ofOwner} />}
        <Step name={m.chain_app()} causes={causesAt('app')} href="#app-status" />
        <Step name={m.column_key()} causes={causesAt('key')} />
        {isUnconfirmed ? (
          <Step name={m.column_products()} causes={[]} />
        ) : (
          <ProductsStep products={credential.products} />
        )}
      </span>
      {fault && !isUnconfirmed && <FaultNote fault={fault} />}
    </div>
  );
}

interface StepProps {
  name: string;
  causes: readonly Reason[];
  /** where the cause can be changed, if not in the card itself */
  href?: string;
}

function Step({ name, causes, href }: StepProps) {
  const [first] = causes;
  if (!first) return <span className={styles.step}>{name}</span>;
  const Icon = icons[first.cause];
  const text = m.chain_link({ name, status: causes.map(causeText).join(', ') });
  return (
    <BlockedStep icon={<Icon size={14} aria-hidden />}>
      {href === undefined ? text : <a href={href}>{text}</a>}
    </BlockedStep>
  );
}

function BlockedStep({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className={styles.step}>
      <span className={styles.blocked}>
        {icon}
        {children}
      </span>
    </span>
  );
}

/** How many products are named when more than these are not approved. */
const namedOfMany = 3;

function ProductsStep({ products }: Pick<AnyCredential, 'products'>) {
  const blocked = notApproved(products);
  if (products.length > 0 && blocked.length === 0)
    return <span className={styles.step}>{m.column_products()}</span>;
  return (
    <BlockedStep icon={<Ban size={14} aria-hidden />}>
      {products.length === 0 ? m.chain_no_products() : blockedText(blocked.map(({ name }) => name))}
    </BlockedStep>
  );
}

function blockedText(names: readonly string[]): string {
  const more = names.length - namedOfMany;
  // One more product takes no more room than "and 1 more".
  if (more <= 1) return m.chain_not_approved({ products: formatList(names) });
  const named = names.slice(0, namedOfMany).join(', ');
  return m.chain_not_approved_more({ products: named, count: more });
}

const icons = {
  revoked: Ban,
  pending: CircleDashed,
  inactive: Ban,
  expired: Hourglass,
  missing: Ban,
  unknown: CircleHelp,
} as const;

function causeText({ cause, status }: Reason): string {
  if (cause === 'expired') return m.status_expired();
  return cause === 'inactive' ? m.owner_inactive() : statusWord(status);
}
