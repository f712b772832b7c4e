import KeyRound from 'lucide-react/icons/key-round';
import { PageLink } from '../page-link.tsx';
import type { Found } from './find-key.ts';
import { keyNameText } from '../operations/app/texts/key-text.ts';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { hitId } from './find-options.ts';
import styles from './find-dialog.module.css';
import { useOpen } from './use-key-search.ts';

/** The keys found in an organization, each with a link to its app. */
export function Hits({
  organization,
  found: { hits, count },
}: {
  organization: string;
  found: Found;
}) {
  const open = useOpen();
  if (hits.length === 0) return null;
  return (
    <>
      <ul className={styles.list} aria-label={m.find_keys()}>
        {hits.map((hit) => (
          <li key={hitId(hit)}>
            <PageLink
              to={paths.app(organization, hit.appId)}
              onClick={(event) => {
                event.preventDefault();
                open(organization, hit, true);
              }}
            >
              <KeyRound size={16} aria-hidden />
              <bdi className={styles.name}>{hit.displayName}</bdi>
              <bdi className={styles.owner}>{hit.owner}</bdi>
              <code>{hit.keyName && keyNameText(hit.keyName)}</code>
            </PageLink>
          </li>
        ))}
      </ul>
      {count > hits.length && (
        <p className={styles.hint}>{m.find_more_keys({ count: count - hits.length })}</p>
      )}
    </>
  );
}
