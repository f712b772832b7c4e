import { useQuery } from '@tanstack/react-query';
import { useReducer, type FocusEvent, type ReactNode } from 'react';
import { appsQuery } from '../api/apps.ts';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';
import { PageLink } from '../page-link.tsx';
import { pageGroups, type ConsolePage } from '../page-list.ts';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { useAfterPaint } from '../ui/hooks/use-after-paint.ts';
import styles from './navigation.module.css';

const PendingCount = lazyPart(async () => (await import('./pending-count.tsx')).PendingCount);

/**
 * The main navigation. Below 720 px it is a drawer: a popover that also closes when a link is followed, and when the
 * focus moves to what it may cover. Without an organization it leads to the start page only.
 */
export function Navigation({ organization }: { organization: string }) {
  const [first] = pageGroups;
  const groups = organization ? pageGroups : [{ ...first, pages: first?.pages.slice(0, 1) ?? [] }];
  return (
    <nav
      id="navigation"
      popover="auto"
      className={styles.navigation}
      aria-label={m.main_navigation()}
    >
      {groups.map(({ id, name, pages }) => (
        <div key={id} role={name && 'group'} aria-labelledby={name && `group-${id}`}>
          {name && (
            <span id={`group-${id}`} className={styles.group}>
              {name()}
            </span>
          )}
          {pages.map((page) => (
            <PageEntry key={page.name()} {...page} organization={organization} />
          ))}
        </div>
      ))}
    </nav>
  );
}

type EntryProps = ConsolePage & { organization: string };

function PageEntry({ name, to, Icon, showsPendingCount, organization }: EntryProps) {
  return (
    <PageLink
      to={organization ? to(organization) : paths.start}
      className={styles.link ?? ''}
      onClick={closeDrawer}
    >
      <Icon size={16} aria-hidden />
      {name()}
      {showsPendingCount && <PendingCountAfterList organization={organization} />}
    </PageLink>
  );
}

// The list of apps is requested and drawn first: the count needs it, and the first row must not wait for the count.
function PendingCountAfterList({ organization }: { organization: string }) {
  const { isSuccess } = useQuery({ ...appsQuery(organization), enabled: false });
  return (
    isSuccess && (
      <AfterPaint>
        <PendingCount organization={organization} />
      </AfterPaint>
    )
  );
}

function AfterPaint({ children }: { children: ReactNode }) {
  const [isPainted, show] = useReducer(() => true, false);
  useAfterPaint(show);
  return isPainted && <LazyBoundary failed={null}>{children}</LazyBoundary>;
}

/** Closes the drawer when something else than it and its button gets the focus. */
export function closeBehindFocus({ target }: FocusEvent<HTMLElement>) {
  if (!target.closest('#navigation, [popovertarget=navigation]')) closeDrawer();
}

function closeDrawer() {
  document.getElementById('navigation')?.hidePopover();
}
