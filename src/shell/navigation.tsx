import { History, LayoutGrid } from 'lucide-react';
import { NavLink } from 'react-router';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import styles from './navigation.module.css';

/**
 * The main navigation. Below 720 px it is a drawer: a popover that also closes when a link is followed, and when the
 * focus moves to the page below it.
 */
export function Navigation({ organization }: { organization: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only watches where the focus goes
    <nav
      id="navigation"
      popover="auto"
      className={styles.navigation}
      aria-label={m.main_navigation()}
      onBlur={({ relatedTarget }) => relatedTarget?.closest('main') && closeDrawer()}
    >
      <div role="group" aria-labelledby="publish">
        <span id="publish" className={styles.group}>
          {m.publish()}
        </span>
        <NavLink
          to={organization ? paths.apps(organization) : paths.start}
          className={styles.link ?? ''}
          onClick={closeDrawer}
        >
          <LayoutGrid size={16} aria-hidden />
          {m.apps()}
        </NavLink>
      </div>
      {organization && (
        <NavLink
          to={paths.activity(organization)}
          className={styles.link ?? ''}
          onClick={closeDrawer}
        >
          <History size={16} aria-hidden />
          {m.activity()}
        </NavLink>
      )}
    </nav>
  );
}

function closeDrawer() {
  document.getElementById('navigation')?.hidePopover();
}
