import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import styles from './list-page.module.css';

interface Props {
  /** the organization has no app at all */
  isEmpty: boolean;
  /** only some of its apps were looked at */
  isPart: boolean;
  onClear(): void;
}

/** Stands in the place of the table where no app is to be shown, and says why. */
export function Empty({ isEmpty, isPart, onClear }: Props) {
  if (isEmpty)
    return (
      <div className={styles.empty}>
        <h2>{m.no_apps()}</h2>
        <p>{m.no_apps_next()}</p>
      </div>
    );
  return (
    <div className={styles.empty}>
      <h2>{m.no_match()}</h2>
      <p>{isPart ? m.no_match_within() : m.no_match_next()}</p>
      <Button onClick={onClear}>{m.clear_filters()}</Button>
    </div>
  );
}
