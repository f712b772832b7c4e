import { KeyRound } from 'lucide-react';
import { Link } from 'react-router';
import type { Found } from '../catalog/find-key.ts';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import styles from './find-dialog.module.css';
import { useOpen } from './use-key-search.ts';

/** The keys that were found in an organization, each the way to its app. */
export function Hits({ organization, hits }: { organization: string; hits: Found['hits'] }) {
  const open = useOpen();
  if (hits.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={m.find_keys()}>
      {hits.map((hit) => (
        <li key={`${hit.appId} ${hit.masked} ${hit.word}`}>
          <Link
            to={paths.app(organization, hit.appId)}
            onClick={(event) => {
              event.preventDefault();
              open(organization, hit);
            }}
          >
            <KeyRound size={16} aria-hidden />
            <bdi className={styles.name}>{hit.displayName}</bdi>
            <bdi className={styles.owner}>{hit.owner}</bdi>
            <code>{hit.masked}</code>
          </Link>
        </li>
      ))}
    </ul>
  );
}
