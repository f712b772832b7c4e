import type { ComponentProps, ReactNode } from 'react';
import styles from './form.module.css';

interface Props extends ComponentProps<'form'> {
  /** the name of the form */
  label: string;
  /** the buttons at the end, and why it was not saved */
  end: ReactNode;
}

/** A form in one column. It is checked by its code, not by the browser. */
export function Form({ label, end, children, ...form }: Props) {
  return (
    <form className={styles.form} aria-label={label} noValidate {...form}>
      {children}
      <div className={styles.end}>{end}</div>
    </form>
  );
}

/** The buttons of a form. */
export function FormButtons({ children }: { children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>;
}
