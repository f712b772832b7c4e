import { useId, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { useFocusHandover } from '../ui/hooks/use-focus-handover.ts';

interface Props {
  /** its name for screen readers, which says what it is about */
  name: string;
  /** why it can't be used: it stays focusable and says so */
  refused: string | undefined;
  isBusy?: boolean;
  className?: string | undefined;
  children: ReactNode;
  onChoose(): void;
}

/** A button of an operation. Read-only if the server refused the permission. */
export function RefusableButton(props: Props) {
  const { name, refused, isBusy = false, className, children, onChoose } = props;
  const button = useFocusHandover<HTMLButtonElement>();
  const why = useId();
  const isOff = isBusy || refused !== undefined;
  return (
    <>
      <Button
        ref={button}
        className={className}
        aria-label={name}
        aria-disabled={isOff || undefined}
        aria-describedby={refused && why}
        title={refused}
        // Ignores the second click of a double click: another button may have moved here.
        onClick={({ detail }) => {
          if (!isOff && detail <= 1) onChoose();
        }}
      >
        {children}
      </Button>
      {refused && (
        <span id={why} className="visually-hidden">
          {refused}
        </span>
      )}
    </>
  );
}
