import type { ReactNode, SyntheticEvent } from 'react';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import styles from './dialog-form.module.css';
import { FailureNotice } from './failure-notice.tsx';
import type { useRun } from './use-run.ts';

interface Props {
  title: string;
  submit: string;
  kind?: 'primary' | 'danger';
  running: Pick<ReturnType<typeof useRun>, 'isRunning' | 'last'>;
  /** see `Dialog`; without it, the dialog can be closed at any time, and what is not sent yet is not sent any more */
  locked?: boolean;
  children: ReactNode;
  /** a further button, before the one that submits */
  other?: ReactNode;
  onSubmit(event: SyntheticEvent<HTMLFormElement>): Promise<void>;
  onClose(): void;
}

/** A dialog that runs operations: fields, the outcome of what was sent, and buttons. */
export function OperationDialog(props: Props) {
  const { title, submit, kind = 'primary', running, locked, children, other } = props;
  const { onSubmit, onClose } = props;
  const { isRunning, last } = running;
  return (
    <Dialog title={title} close={m.close()} {...{ locked, onClose }}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isRunning) void onSubmit(event);
        }}
      >
        {children}
        {!isRunning && <FailureNotice last={last} />}
        <div className={styles.buttons}>
          <Button aria-disabled={locked} onClick={() => !locked && onClose()}>
            {m.cancel()}
          </Button>
          {other}
          <Button type="submit" kind={kind} aria-busy={isRunning}>
            {submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
