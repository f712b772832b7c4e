import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** an absolute path, with its search and hash */
  to: string;
  /** for the page at `to`, as `location.state` */
  state?: unknown;
}

/**
 * A link to a page of the console, marked as current on that page and below. The router’s own link brings prefetching
 * and forms along, which nothing uses: 3 kB of the first page (`build/unused-code.ts`).
 */
export function PageLink({ to, state, onClick, children, ...attributes }: Props) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const isCurrent = pathname === to || pathname.startsWith(`${to}/`);
  return (
    <a
      aria-current={isCurrent ? 'page' : undefined}
      {...attributes}
      href={to}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !isForThisTab(event)) return;
        event.preventDefault();
        void navigate(to, { state });
      }}
    >
      {children}
    </a>
  );
}

// With a modifier key or another button, the browser opens the link elsewhere.
function isForThisTab({ metaKey, ctrlKey, shiftKey, altKey, button }: MouseEvent): boolean {
  return button === 0 && !(metaKey || ctrlKey || shiftKey || altKey);
}
