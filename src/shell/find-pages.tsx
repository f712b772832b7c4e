import { AppWindow, History, LayoutGrid } from 'lucide-react';
import { Link } from 'react-router';
import { closeFinding } from '../catalog/finding.ts';
import type { Row } from '../catalog/row.ts';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import styles from './find-dialog.module.css';

/** The apps and the pages that a text names: the search dialog before it looks for a key. */
export function Pages({
  organization,
  rows,
  typed,
}: {
  organization: string;
  rows: Row[];
  typed: string;
}) {
  const pages = [
    { name: m.apps(), to: paths.apps(organization), Icon: LayoutGrid },
    { name: m.activity(), to: paths.activity(organization), Icon: History },
  ].filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <>
      {rows.length > 0 && (
        <ul className={styles.list} aria-label={m.apps()} data-apps>
          {rows.map(({ appId, displayName, owner }) => (
            <li key={appId}>
              <Link to={paths.app(organization, appId)} onClick={closeFinding}>
                <AppWindow size={16} aria-hidden />
                <bdi className={styles.name}>{displayName}</bdi>
                <bdi className={styles.owner}>{owner}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {typed.trim() && rows.length === 0 && <p className={styles.hint}>{m.find_enter()}</p>}
      {pages.length > 0 && (
        <ul className={styles.list} aria-label={m.find_pages()}>
          {pages.map(({ name, to, Icon }) => (
            <li key={to}>
              <Link to={to} onClick={closeFinding}>
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
