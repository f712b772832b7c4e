import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { AppWindow, History, KeyRound, LayoutGrid } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { isForKeys, keysIn, largestText } from '../access/keys-in-text.ts';
import { appsQuery } from '../api/apps.ts';
import { findKey, whatIsHere, type Found, type Searched } from '../catalog/find-key.ts';
import type { Question } from '../catalog/columns.ts';
import { closeFinding, type Finding } from '../catalog/finding.ts';
import { markFoundKey } from '../catalog/found-key.ts';
import type { Row } from '../catalog/row.ts';
import { everything } from '../catalog/view.ts';
import { explain } from '../changes/explain.ts';
import { clock, number } from '../messages/format.ts';
import { useLanguage } from '../messages/locale.ts';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './find-dialog.module.css';
import { chooseShortcuts, hasShortcuts } from './shortcuts.ts';

/** How long a search that needs no answer from the person stays out of sight, in ms. */
const unseen = 300;

type State =
  | { kind: 'idle' }
  | { kind: 'searching'; searched?: Searched }
  | { kind: 'found'; found: Found; text: string }
  | { kind: 'failed'; error: unknown }
  | { kind: 'no key' }
  | { kind: 'too long' };

/**
 * Finds an app by a key, its beginning, a text that holds keys, or its name. One app opens at once; what is
 * looked for is kept nowhere but in memory.
 */
export function FindDialog({ finding: { organization, text: given } }: { finding: Finding }) {
  const [typed, setTyped] = useState('');
  const [isShown, setShown] = useState(!given);
  const { state, begin, end } = useSearch(organization, () => setShown(true));
  const rows = useApps(organization, typed);

  useEffect(() => {
    if (!given) return undefined;
    // A paste outside a field may be anything: without a word that can be a key nothing happens.
    if (given.length <= largestText && keysIn(given).length === 0) return closeFinding();
    const timer = setTimeout(() => setShown(true), unseen);
    begin(given);
    return () => {
      clearTimeout(timer);
      end();
    };
    // eslint-disable-next-line react/exhaustive-deps -- once, for the text it was opened with
  }, []);

  if (!isShown) return null;
  return (
    <Dialog title={m.find_title()} close={m.close()} onClose={closeFinding}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move in it */}
      <form
        className={styles.form}
        role="search"
        onKeyDown={moveFocus}
        onSubmit={(event) => {
          event.preventDefault();
          const first = event.currentTarget.querySelector<HTMLElement>('[data-apps] a');
          if (first && !isForKeys(typed)) first.click();
          else begin(typed);
        }}
      >
        <input
          type="text"
          className={styles.field}
          aria-label={m.find_field()}
          placeholder={m.find_placeholder()}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            end();
            setTyped(target.value);
          }}
          onPaste={(event) => {
            // The field would glue lines together.
            const text = event.clipboardData.getData('text');
            if (!isForKeys(text)) return;
            event.preventDefault();
            setTyped('');
            begin(text);
          }}
        />
        {/* What came of it is said; how far it is, is there to be read. */}
        <div role={state.kind === 'searching' ? undefined : 'status'} className={styles.status}>
          <Outcome state={state} onCancel={end} />
        </div>
        {state.kind === 'found' && (
          <Hits organization={organization} found={state.found}>
            {!state.found.searched.isWhole && (
              <Button onClick={() => begin(state.text, true)}>{m.find_whole()}</Button>
            )}
          </Hits>
        )}
        {state.kind === 'failed' && <Failure error={state.error} />}
        {state.kind === 'idle' && <Pages organization={organization} rows={rows} typed={typed} />}
      </form>
      <Foot />
    </Dialog>
  );
}

function useSearch(organization: string, onTell: () => void) {
  const client = useQueryClient();
  const open = useOpen(organization);
  const [state, setState] = useState<State>({ kind: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  function end() {
    running.current?.abort();
    setState({ kind: 'idle' });
  }

  function tell(next: State) {
    setState(next);
    onTell();
  }

  function begin(text: string, whole?: boolean) {
    running.current?.abort();
    if (text.length > largestText) return tell({ kind: 'too long' });
    if (keysIn(text).length === 0) return tell({ kind: 'no key' });
    const mine = new AbortController();
    running.current = mine;
    setState({ kind: 'searching' });
    const { signal } = mine;
    const onProgress = (searched: Searched) => {
      if (!signal.aborted) setState({ kind: 'searching', searched });
    };
    const how = { signal, onProgress, ...(whole !== undefined && { whole }) };
    void search(text, how);
  }

  async function search(text: string, how: Parameters<typeof findKey>[3]) {
    try {
      const found = await findKey(client, organization, text, how);
      if (how.signal.aborted) return;
      const [hit, ...others] = found.hits;
      if (hit && others.every(({ appId }) => appId === hit.appId)) open(hit);
      else tell({ kind: 'found', found, text });
    } catch (error) {
      if (!how.signal.aborted) tell({ kind: 'failed', error });
    }
  }

  return { state, begin, end };
}

// Marks the key and goes to its app, unless that is open already.
function useOpen(organization: string) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return ({ appId, start }: Found['hits'][number]) => {
    const path = paths.app(organization, appId);
    markFoundKey({ organization, appId, start });
    closeFinding();
    if (pathname !== path && pathname !== paths.editApp(organization, appId)) void navigate(path);
  };
}

const noRows: Row[] = [];

// The apps that are here and have what was typed in their name, their owner or their products.
function useApps(organization: string, typed: string): Row[] {
  const client = useQueryClient();
  const language = useLanguage();
  const [found, setFound] = useState<{ q: string; rows: Row[] }>({ q: '', rows: [] });
  useEffect(() => {
    const q = typed.trim();
    let isLatest = true;
    const plain = everything({ sort: 'app', descending: false });
    const question = { view: { ...plain, q }, language, now: Date.now() };
    const ask = async () => {
      const rows = await rowsNamed(client, organization, question);
      if (isLatest) setFound({ q, rows });
    };
    const timer = setTimeout(() => void ask(), 60);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [client, organization, language, typed]);
  // Enter never opens what an earlier text has found.
  return found.q === typed.trim() ? found.rows : noRows;
}

// Of an organization of which nothing is here yet, the first page is read for it.
async function rowsNamed(client: QueryClient, organization: string, question: Question) {
  if (!question.view.q) return [];
  await client.query(appsQuery(organization)).catch(() => {});
  return (await whatIsHere(client, organization)?.glance(question, 10)) ?? [];
}

function Outcome({ state, onCancel }: { state: State; onCancel(): void }) {
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

function Hits({
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

function Failure({ error }: { error: unknown }) {
  const { what, next, details } = explain(error);
  return (
    <Notice title={m.find_failed()} details={{ label: m.details(), lines: details }}>
      {what} {next}
    </Notice>
  );
}

function Pages({
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

function Foot() {
  const [on, setOn] = useState(hasShortcuts);
  return (
    <label className={styles.foot}>
      <input
        type="checkbox"
        checked={on}
        onChange={() => {
          chooseShortcuts(!on);
          setOn(!on);
        }}
      />
      <span>
        {m.find_shortcuts()} <span className={styles.owner}>{m.find_shortcuts_explained()}</span>
      </span>
    </label>
  );
}

// Arrows go through the field and what is found, as Tab does.
function moveFocus(event: KeyboardEvent<HTMLFormElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, li a')];
  const next = stops.findIndex((stop) => stop === document.activeElement) + step;
  event.preventDefault();
  stops[next]?.focus();
}
