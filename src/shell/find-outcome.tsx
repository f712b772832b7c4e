import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Found, Searched } from '../catalog/find-key.ts';
import { explain } from '../changes/explain.ts';
import { clock, number } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './find-dialog.module.css';
import { useOpen, type State } from './use-key-search.ts';

/** How far a search is, or what came of it, in words. */
export function Outcome({ state, onCancel }: { state: State; onCancel(): void }) {
  if (state.kind === 'searching')
    return (
      <div className={styles.searching}>
        <p>{state.searched?.read ? scopeOf(state.searched) : m.find_searching()}</p>
        <progress
          aria-label={m.find_searching()}
          {...(state.searched?.about && { value: state.searched.read, max: state.searched.about })}
        />
        <Button onClick={onCancel}>{m.cancel()}</Button>
      </div>
    );
  if (state.kind === 'too long') return <Told title={m.find_large()}>{m.find_large_next()}</Told>;
  if (state.kind === 'no key') return <Told title={m.find_no_key()}>{m.find_no_key_next()}</Told>;
  if (state.kind !== 'found') return null;
  const { hits, searched } = state.found;
  const title = searched.isWhole ? m.find_none_whole() : m.find_none();
  return (
    <Told title={hits.length > 0 ? m.find_several({ count: hits.length }) : title}>
      {scopeOf(searched)}
    </Told>
  );
}

function Told({ title, children }: { title: string; children: string }) {
  return (
    <>
      <p className={styles.title}>{title}</p>
      <p>{children}</p>
    </>
  );
}

// How much was searched, in words.
function scopeOf({ read, about, isWhole, since, asked }: Searched): string {
  const sentences = asked > 0 ? [m.find_scope_asked({ count: asked })] : [];
  const counted = number(read);
  if (isWhole) sentences.push(m.find_scope_whole({ count: read, time: clock(since) }));
  else if (about !== undefined)
    sentences.push(m.find_scope_part({ read: counted, about: number(about) }));
  else if (read > 0) sentences.push(m.find_scope_open({ read: counted }));
  return sentences.join(' ');
}

/** The keys that were found, each the way to its app. */
export function Hits({
  organization,
  found: { hits, error },
  children,
}: {
  organization: string;
  found: Found;
  children: ReactNode;
}) {
  const open = useOpen(organization);
  return (
    <>
      {error !== undefined && <Failure error={error} />}
      {hits.length > 0 && (
        <ul className={styles.list} aria-label={m.find_keys()}>
          {hits.map((hit) => (
            <li key={`${hit.appId} ${hit.masked} ${hit.start}`}>
              <Link
                to={paths.app(organization, hit.appId)}
                onClick={(event) => {
                  event.preventDefault();
                  open(hit);
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
      )}
      <div>{children}</div>
    </>
  );
}

/** Why a search could not be done. */
export function Failure({ error }: { error: unknown }) {
  const { what, next, details } = explain(error);
  return (
    <Notice title={m.find_failed()} details={{ label: m.details(), lines: details }}>
      {what} {next}
    </Notice>
  );
}
