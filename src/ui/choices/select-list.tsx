import * as Radix from '@radix-ui/react-select';
import Check from 'lucide-react/icons/check';
import {
  useImperativeHandle,
  type ComponentProps,
  type KeyboardEvent,
  type Ref,
  type RefObject,
} from 'react';
import type { Option, PointerHandlers } from './select.tsx';
import styles from './select.module.css';

export interface SelectListProps<T extends string> {
  id: string;
  value: T | null;
  options: readonly Option<T>[];
  open: boolean;
  button: RefObject<HTMLButtonElement | null>;
  /** receives what Radix does with the pointer on the button: press, drag to an option and release */
  pointerHandlers: Ref<PointerHandlers>;
  onOpenChange(open: boolean): void;
  onChange(value: T): void;
}

/** The list of a Select, which opens below its button. */
export function SelectList<T extends string>(props: SelectListProps<T>) {
  const { id, value, options, open, button, pointerHandlers, onOpenChange, onChange } = props;
  return (
    <Radix.Root
      // Radix would show the placeholder for an empty value.
      value={value ?? 'none'}
      onValueChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option && option.value !== value) onChange(option.value);
      }}
      open={open}
      onOpenChange={onOpenChange}
    >
      <Radix.Trigger asChild>
        <ButtonInPlace button={button} pointerHandlers={pointerHandlers} />
      </Radix.Trigger>
      <Radix.Portal container={document.querySelector('main')}>
        <Radix.Content
          id={id}
          className={styles.content}
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          onKeyDown={(event) => {
            keepEnterHere(event);
            // Radix would send Escape to a toast that opened after the list.
            if (event.key === 'Escape') onOpenChange(false);
          }}
        >
          <Radix.Viewport className={styles.viewport}>
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} className={styles.item}>
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator className={styles.check}>
                  <Check size={14} aria-hidden />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface InPlaceProps extends ComponentProps<'button'> {
  button: RefObject<HTMLButtonElement | null>;
  pointerHandlers: Ref<PointerHandlers>;
}

// Radix passes its ref and handlers to this component instead of rendering a trigger of its own: the button is already in
// the page and must keep its focus.
function ButtonInPlace({ button, pointerHandlers, ref, onPointerDown, onClick }: InPlaceProps) {
  useImperativeHandle(ref, () => button.current as HTMLButtonElement, [button]);
  useImperativeHandle(
    pointerHandlers,
    () => ({
      onPointerDown: (event) => onPointerDown?.(event),
      onClick: (event) => onClick?.(event),
    }),
    [onPointerDown, onClick],
  );
  return null;
}

// Enter has selected an option. If a dialog takes the focus now, the browser would click its button with the same key.
function keepEnterHere(event: KeyboardEvent) {
  if (event.key === 'Enter') event.preventDefault();
}
