import { PageLink } from '../page-link.tsx';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import styles from './error-page.module.css';

/** The page for a URL that matches no route. */
export function Component() {
  return (
    <div className={styles.page}>
      <PageHeading title={m.not_found_title()}>{m.not_found_title()}</PageHeading>
      <p className={styles.what}>{m.not_found()}</p>
      <PageLink to={paths.start}>{m.to_start()}</PageLink>
    </div>
  );
}
