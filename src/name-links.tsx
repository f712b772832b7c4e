import { hasOwner } from './api/owners.ts';
import type { Owner } from './api/schemas.ts';
import { PageLink } from './page-link.tsx';
import { m } from './paraglide/messages.js';
import { paths } from './paths.ts';
import { BreakableMail } from './ui/breakable-mail.tsx';
import styles from './ui/page.module.css';

interface OwnerProps {
  organization: string;
  owner: Owner;
  /** its name on the screen */
  label: string;
}

/** The name of an owner, as a link to its page; *no owner* if the app has none. */
export function OwnerLink({ organization, owner, label }: OwnerProps) {
  if (!hasOwner(owner)) return <>{m.owner_none()}</>;
  return (
    <PageLink
      to={paths.owner(organization, owner.kind, owner.email || owner.id)}
      className={styles.link ?? ''}
      translate="no"
    >
      <bdi>
        <BreakableMail text={label} />
      </bdi>
    </PageLink>
  );
}

interface ProductProps {
  organization: string;
  /** of the product, as in its address */
  name: string;
  /** its name on the screen */
  label?: string | undefined;
}

/** The name of an API product, as a link to its page. */
export function ProductLink({ organization, name, label = name }: ProductProps) {
  return (
    <PageLink to={paths.product(organization, name)} className={styles.link ?? ''} translate="no">
      <bdi>{label}</bdi>
    </PageLink>
  );
}
