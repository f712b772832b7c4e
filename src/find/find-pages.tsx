import { AppWindow, History, LayoutGrid } from 'lucide-react';
import { Link } from 'react-router';
import type { AppsNamed } from '../inventory/apps-named.ts';
import { closeFindDialog } from './find-dialog-store.ts';
import { fold } from '../inventory/view.ts';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import styles from './find-dialog.module.css';
import { hintsOf } from './find-words.ts';

/** The apps and pages that the typed text names, as shown before a search for keys. */
export function Pages({
  organization,
  apps,
  typed,
}: {
  organization: string;
  /** `null` = not searched yet */
  apps: AppsNamed | null;
  typed: string;
}) {
  const pages = pagesNamed(organization, typed);
  const { rows = [] } = apps ?? {};
  const hints = apps ? hintsOf(apps, pages.length > 0) : [];
  return (
    <>
      {rows.length > 0 && (
        <ul className={styles.list} aria-label={m.apps()} data-named>
          {rows.map(({ appId, displayName, owner }) => (
            <li key={appId}>
              <Link to={paths.app(organization, appId)} onClick={closeFindDialog}>
                <AppWindow size={16} aria-hidden />
                <bdi className={styles.name}>{displayName}</bdi>
                <bdi className={styles.owner}>{owner}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {hints.map((hint) => (
        <p key={hint} className={styles.hint}>
          {hint}
        </p>
      ))}
      {pages.length > 0 && (
        <ul className={styles.list} aria-label={m.find_pages()} data-named>
          {pages.map(({ name, to, Icon }) => (
            <li key={to}>
              <Link to={to} onClick={closeFindDialog}>
                <Icon size={16} aria-hidden />
                <span className={styles.name}>{name}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function pagesNamed(organization: string, typed: string) {
  const wanted = fold(typed);
  return [
    { name: m.apps(), to: paths.apps(organization), Icon: LayoutGrid },
    { name: m.activity(), to: paths.activity(organization), Icon: History },
  ].filter(({ name }) => fold(name).includes(wanted));
}
