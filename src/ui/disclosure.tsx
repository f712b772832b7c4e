import { ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import styles from './disclosure.module.css';

interface Props {
  id: string;
  title: string;
  hint: string;
  /** rendered while it is open */
  children: ReactNode;
}

/** A section of a page that is closed at first. */
export function Disclosure({ id, title, hint, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.head}>
        <h2 id={id}>
          <button
            type="button"
            className={styles.disclosure}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <ChevronRight size={16} aria-hidden />
            {title}
          </button>
        </h2>
        <p className={styles.hint}>{hint}</p>
      </div>
      {open && children}
    </section>
  );
}
