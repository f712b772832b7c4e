import Ellipsis from 'lucide-react/icons/ellipsis';
import { useId, useRef, type KeyboardEvent } from 'react';
import { Button } from '../button.tsx';
import styles from './menu.module.css';

/** An action in a menu. */
interface MenuItem {
  label: string;
  /** it destroys something; the first of these is set apart from the others */
  isDanger?: boolean;
  onChoose(): void;
}

interface Props {
  /** the accessible name of the button and of the menu */
  label: string;
  items: readonly MenuItem[];
}

/** A button with a menu of actions (WAI-ARIA Authoring Practices, "Menu Button"). */
export function Menu({ label, items }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  function close() {
    menu.current?.hidePopover();
    button.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Tab') return close();
    const next = nextItem(itemsIn(menu.current), event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <>
      <Button
        ref={button}
        kind="quiet"
        icon={<Ellipsis size={16} aria-hidden />}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        popoverTarget={id}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          menu.current?.showPopover();
          if (event.key === 'ArrowUp') itemsIn(menu.current).at(-1)?.focus();
        }}
      />
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={styles.menu}
        onKeyDown={onKeyDown}
        onToggle={({ newState }) => {
          if (newState === 'open') itemsIn(menu.current)[0]?.focus();
        }}
        onBeforeToggle={({ newState }) => {
          if (newState === 'open') place(menu.current, button.current);
        }}
      >
        {items.map(({ label: text, isDanger = false, onChoose }) => (
          <button
            key={text}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={styles.item}
            data-danger={isDanger || undefined}
            onClick={() => {
              close();
              onChoose();
            }}
          >
            {text}
          </button>
        ))}
      </div>
    </>
  );
}

function itemsIn(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}

function nextItem(items: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const current = items.findIndex((item) => item === document.activeElement);
  if (key === 'ArrowDown') return items[(current + 1) % items.length];
  if (key === 'ArrowUp') return items.at(Math.max(current, 0) - 1);
  if (key === 'Home') return items[0];
  return key === 'End' ? items.at(-1) : undefined;
}

const gapPx = 4;
const maxWidthPx = 320;

// Below the button, or above it if there is more room there. Wide menus stay inside the window.
function place(menu: HTMLElement | null, button: HTMLElement | null): void {
  if (!menu || !button) return;
  const { top, bottom, left } = button.getBoundingClientRect();
  const whileOpen = new AbortController();
  const { signal } = whileOpen;
  const isAbove = innerHeight - bottom < top && innerHeight - bottom < 240;
  const endRoom = document.documentElement.clientWidth - left;
  Object.assign(menu.style, {
    left: endRoom > maxWidthPx ? `${left}px` : 'auto',
    right: endRoom > maxWidthPx ? 'auto' : '8px',
    top: isAbove ? 'auto' : `${bottom + gapPx}px`,
    bottom: isAbove ? `${innerHeight - top + gapPx}px` : 'auto',
    maxHeight: `${(isAbove ? top : innerHeight - bottom) - 2 * gapPx}px`,
  });
  menu.addEventListener(
    'toggle',
    ({ newState }) => {
      if (newState === 'closed') whileOpen.abort();
    },
    { signal },
  );
  // The event of a scroll that brought the button into view can come late: the menu stays then.
  const hideIfMoved = () => {
    if (button.getBoundingClientRect().top !== top) menu.hidePopover();
  };
  addEventListener('scroll', hideIfMoved, { passive: true, signal });
}
