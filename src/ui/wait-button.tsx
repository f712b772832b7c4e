import type { ComponentProps } from 'react';
import { Button } from './button.tsx';
import { useSecondsUntil } from './hooks/use-now.ts';
import styles from './wait-button.module.css';

interface Props extends ComponentProps<typeof Button> {
  /** a time in ms; until then, the button counts down and does nothing */
  notBefore: number;
  onClick: ComponentProps<'button'>['onClick'];
}

/** A button that counts down to a time and is disabled until then. It stays focusable, so that the focus is not lost. */
export function WaitButton({ notBefore, children, onClick, ...rest }: Props) {
  const seconds = useSecondsUntil(notBefore);
  return (
    <Button
      {...rest}
      aria-disabled={seconds > 0 || undefined}
      onClick={(event) => {
        // Ignore the second click of a double click: the button may have moved under the pointer.
        if (event.detail > 1 || seconds > 0) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {children}
      {seconds > 0 && <span className={styles.wait}>{seconds} s</span>}
    </Button>
  );
}
