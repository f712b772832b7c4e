import { History, LayoutGrid, ShieldQuestionMark } from 'lucide-react';
import type { FocusEvent } from 'react';

import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { PageLink } from '../page-link.tsx';
import styles from './navigation.module.css';

/**
 * The main navigation. Below 720 px it is a drawer: a popover that also closes when a link is followed, and when the
 * focus moves to what it may cover.
 */
export function Navigation({ organization }: { organization: string }) {
  return (
    <nav
      id="navigation"
      popover="auto"
      className={styles.navigation}
      aria-label={m.main_navigation()}
    >
      <div role="group" aria-labelledby="publish">
        <span id="publish" className={styles.group}>
          {m.publish()}
        </span>
        <PageLink
          to={organization ? paths.apps(organization) : paths.start}
          className={styles.link ?? ''}
          onClick={closeDrawer}
        >
          <LayoutGrid size={16} aria-hidden />
          {m.apps()}
        </PageLink>
      </div>
      {organization && (
        <div role="group" aria-labelledby="respond">
          <span id="respond" className={styles.group}>
            {m.respond()}
          </span>
          <PageLink
            to={paths.accessCheck(organization)}
            className={styles.link ?? ''}
            onClick={closeDrawer}
          >
            <ShieldQuestionMark size={16} aria-hidden />
            {m.access_check()}
          </PageLink>
        </div>
      )}
      {organization && (
        <PageLink
          to={paths.activity(organization)}
          className={styles.link ?? ''}
          onClick={closeDrawer}
        >
          <History size={16} aria-hidden />
          {m.activity()}
        </PageLink>
      )}
    </nav>
  );
}

/** Closes the drawer when something else than it and its button gets the focus. */
export function closeBehindFocus({ target }: FocusEvent<HTMLElement>) {
  if (!target.closest('#navigation, [popovertarget=navigation]')) closeDrawer();
}

function closeDrawer() {
  document.getElementById('navigation')?.hidePopover();
}
