import { useId, useState, type ComponentProps, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './popover.module.css';

interface Props extends Omit<ComponentProps<typeof Button>, 'children'> {
  /** name of the panel */
  label: string;
  /** content of the button */
  button?: ReactNode;
  /** the button shows what was chosen in the panel: a drop-down, at the start of the top bar */
  isDropDown?: boolean;
  /** content of the panel, mounted while it is open */
  children(close: () => void): ReactNode;
}

/** A button in the top bar with a panel below it. Escape and a click elsewhere close the panel. */
export function Popover({ label, button, isDropDown = false, children, ...rest }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        {...rest}
        {...(isDropDown && { role: 'combobox', 'aria-label': label, onKeyDown: openByArrow })}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
      >
        {button}
      </Button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={styles.panel}
        data-drop-down={isDropDown || undefined}
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {isOpen && children(() => document.getElementById(id)?.hidePopover())}
      </div>
    </>
  );
}

function openByArrow(event: KeyboardEvent<HTMLButtonElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  event.currentTarget.click();
}
