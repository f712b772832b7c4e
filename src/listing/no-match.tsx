import { m } from '../paraglide/messages.js';
import styles from '../ui/page.module.css';

/** In the place of a table of which no row matches the search. */
export function NoMatch({ heading: Heading }: { heading: 'h2' | 'h3' }) {
  return (
    <div className={styles.empty}>
      <Heading>{m.list_no_match()}</Heading>
      <p>{m.list_no_match_next()}</p>
    </div>
  );
}
