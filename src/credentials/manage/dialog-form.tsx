import type { ReactNode, SyntheticEvent } from 'react';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import styles from './dialog-form.module.css';
import { FailureNotice } from './failure-notice.tsx';
import type { DialogRecord } from './use-run.ts';

interface Props {
  submit: string;
  kind?: 'primary' | 'danger';
  isRunning: boolean;
  last: DialogRecord | undefined;
  children: ReactNode;
  /** a further button, before the one that submits */
  other?: ReactNode;
  onSubmit(event: SyntheticEvent<HTMLFormElement>): void;
  onCancel(): void;
}

/** The form of a dialog: fields, the outcome of what was sent, and buttons. */
export function DialogForm(props: Props) {
  const { submit, kind = 'primary', isRunning, last, children, other, onSubmit, onCancel } = props;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isRunning) onSubmit(event);
      }}
    >
      {children}
      {!isRunning && <FailureNotice last={last} />}
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{m.cancel()}</Button>
        {other}
        <Button type="submit" kind={kind} aria-busy={isRunning}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
