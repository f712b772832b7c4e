import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import { emptyWords, type WhyEmpty } from './empty-words.ts';
import styles from './empty.module.css';

/** Replaces the table when no app is shown, and gives the reason. */
export function Empty({ onClear, ...why }: WhyEmpty & { onClear(): void }) {
  const words = emptyWords(why);
  if (!words) return null;
  return (
    <div className={styles.empty}>
      <h2>{words.title}</h2>
      <p>{words.next}</p>
      {words.canClear && <Button onClick={onClear}>{m.clear_filters()}</Button>}
    </div>
  );
}
