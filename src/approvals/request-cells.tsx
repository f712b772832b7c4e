import Mail from 'lucide-react/icons/mail';
import { isActive } from '../access/status.ts';
import { hasOwner } from '../api/owners.ts';
import type { Owner, OwnerRecord, Product } from '../api/schemas.ts';
import { ownerLabel, type Directory } from '../inventory/row.ts';
import type { PendingItem } from '../inventory/pending/pending-items.ts';
import { formatDay, formatRelativeDay } from '../messages/format.ts';
import { keyText } from '../operations/app/texts/key-text.ts';
import { m } from '../paraglide/messages.js';
import { OwnerLink, ProductLink } from '../name-links.tsx';
import { PageLink } from '../page-link.tsx';
import { paths } from '../paths.ts';
import styles from './approvals.module.css';
import { mailDraft } from './mail-draft.ts';
import { ProductSummary } from './product-summary.tsx';
import { useEarlierDecisions } from './use-decisions.ts';

/** What is pending: a product with what it opens, or a whole key or app. */
export function WhatCell({
  organization,
  level,
  product,
}: Pick<PendingItem, 'level'> & { organization: string; product?: Product | undefined }) {
  if (level.product === undefined)
    return <span>{level.key === undefined ? m.approvals_the_app() : m.approvals_the_key()}</span>;
  return (
    <div>
      <ProductLink {...{ organization }} name={level.product} label={product?.displayName} />
      {product && <ProductSummary product={product} />}
    </div>
  );
}

/** The app, its key, and what else is in the key. */
export function AppCell({ organization, app, level }: PendingItem & { organization: string }) {
  const key = app.credentials.find(({ consumerKey }) => consumerKey === level.key);
  const others = key?.products.map(({ name }) => name).filter((name) => name !== level.product);
  return (
    <div>
      <PageLink to={paths.app(organization, app.appId)} className={styles.app ?? ''} translate="no">
        <bdi>{app.displayName}</bdi>
      </PageLink>
      {key && (
        <span className={styles.small} translate="no">
          <code>{keyText(app, key.consumerKey)}</code>
        </span>
      )}
      {others && others.length > 0 && (
        <span className={styles.small}>
          {m.approvals_other_products({ products: othersText(others) })}
        </span>
      )}
    </div>
  );
}

const maxOthers = 4;

function othersText(names: readonly string[]): string {
  const left = names.length - maxOthers;
  const shown = names.slice(0, left > 1 ? maxOthers : names.length);
  return [...shown, ...(left > 1 ? [m.and_more({ count: left })] : [])].join(', ');
}

interface OwnerProps extends Pick<PendingItem, 'app' | 'level'> {
  owners: Directory;
  owner: OwnerRecord | undefined;
  organization: string;
}

/** The owner, whether it is active, and what this tab decided about it before. */
export function OwnerCell({ app, level, owners, owner, organization }: OwnerProps) {
  if (!hasOwner(app.owner)) return <span>{m.owner_none()}</span>;
  const label = ownerLabel(app.owner, owners);
  return (
    <div>
      <OwnerLink organization={organization} owner={app.owner} label={label} />
      <span className={styles.small}>
        <OwnerStatus status={owner?.status} />
      </span>
      <Earlier organization={organization} owner={app.owner} />
      {label.includes('@') && (
        <a
          className={styles.mail}
          href={mailDraft(label, app.displayName, level.product)}
          aria-label={m.approvals_write_about({ owner: label, app: app.displayName })}
        >
          <Mail size={14} aria-hidden />
          {m.approvals_write()}
        </a>
      )}
    </div>
  );
}

// By itself, because it renders again with every change of the log.
function Earlier({ organization, owner }: { organization: string; owner: Owner }) {
  const earlier = useEarlierDecisions(organization, owner);
  return earlier && <span className={styles.small}>{m.approvals_earlier(earlier)}</span>;
}

function OwnerStatus({ status }: { status: string | undefined }) {
  if (status === undefined) return m.owner_status_unknown();
  if (isActive(status)) return m.owner_active();
  return (
    <strong className={styles.warning}>
      {status.toLowerCase() === 'inactive' ? (
        m.owner_inactive()
      ) : (
        <span translate="no">{status}</span>
      )}
    </strong>
  );
}

/** The earliest time since which it can be pending. */
export function SinceCell({ since, now }: Pick<PendingItem, 'since'> & { now: number }) {
  if (since === undefined) return m.unknown();
  return (
    <div>
      <time dateTime={new Date(since).toISOString()}>{formatDay(since)}</time>
      <time className={styles.small} dateTime={new Date(since).toISOString()}>
        {formatRelativeDay(since, now)}
      </time>
    </div>
  );
}
