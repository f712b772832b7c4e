import { PageLink } from '../page-link.tsx';
import styles from '../ui/page.module.css';

interface Props {
  to: string;
  resource: { name: string; displayName: string };
}

/** The display name of an app or a product as a link, above its name if that is another. */
export function NameLink({ to, resource: { name, displayName } }: Props) {
  return (
    <>
      <PageLink to={to} translate="no">
        <bdi>{displayName}</bdi>
      </PageLink>
      {displayName !== name && (
        <code className={styles.small} translate="no">
          {name}
        </code>
      )}
    </>
  );
}
