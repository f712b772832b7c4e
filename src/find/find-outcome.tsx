import { hasOtherOrganizations } from './find-elsewhere.ts';
import type { Searched } from './find-key.ts';
import { FailedNotice } from '../errors/failed-notice.tsx';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import styles from './find-dialog.module.css';
import { OtherOrganizations } from './other-organizations.tsx';
import { searchedText, titleOf, titleOfOthers } from './find-words.ts';
import type { KeySearchState, useKeySearch } from './use-key-search.ts';

/** The progress or result of a search, with buttons for a wider search. */
export function FindResult({
  organization,
  search: { state, end, searchWhole, searchElsewhere, searchWholeOrganization },
}: {
  organization: string;
  search: ReturnType<typeof useKeySearch>;
}) {
  const { kind } = state;
  const isRunning = kind === 'searching' || (kind === 'elsewhere' && !state.isOver);
  const { scan } = { scan: undefined, ...state };
  const isNothing = kind === 'failed' || (kind === 'found' && state.found.count === 0);
  const isPart = kind === 'found' && !state.found.searched.isWhole;
  return (
    <>
      {/* The outcome is announced, progress is not. */}
      <div role={isRunning ? undefined : 'status'} className={styles.status}>
        <Outcome organization={organization} state={state} onCancel={end} />
      </div>
      {kind === 'found' && state.found.error !== undefined && (
        <FailedNotice title={m.find_failed()} error={state.found.error} />
      )}
      {kind === 'failed' && <FailedNotice title={m.find_failed()} error={state.error} />}
      {kind === 'elsewhere' && (
        <OtherOrganizations
          searches={state.searches}
          scan={state.scan}
          onSearchWhole={
            state.isOver ? (search) => searchWholeOrganization(search, state) : undefined
          }
        />
      )}
      {scan && (isPart || isNothing) && (
        <div className={styles.actions}>
          {isPart && <Button onClick={() => searchWhole(scan)}>{m.find_whole()}</Button>}
          {isNothing && hasOtherOrganizations() && (
            <Button onClick={() => searchElsewhere(scan)}>{m.find_others()}</Button>
          )}
        </div>
      )}
    </>
  );
}

function Outcome({
  organization,
  state,
  onCancel,
}: {
  organization: string;
  state: KeySearchState;
  onCancel(): void;
}) {
  switch (state.kind) {
    case 'searching':
      return <Progress text={m.find_searching()} searched={state.searched} onCancel={onCancel} />;
    case 'too long':
      return <StatusMessage title={m.find_large()}>{m.find_large_next()}</StatusMessage>;
    case 'no key':
      return <StatusMessage title={m.find_no_key()}>{m.find_no_key_next()}</StatusMessage>;
    case 'found':
      return (
        <StatusMessage title={titleOf(organization, state.found, state.scan)}>
          {searchedText(state.found.searched, state.scan)}
        </StatusMessage>
      );
    case 'elsewhere': {
      if (!state.isOver)
        return (
          <Progress text={m.find_others_searching()} onCancel={onCancel} searched={undefined} />
        );
      return <StatusMessage title={titleOfOthers(state.searches, state.scan)} />;
    }
    default:
      return null;
  }
}

function Progress({
  text,
  searched,
  onCancel,
}: {
  text: string;
  searched: Searched | undefined;
  onCancel(): void;
}) {
  return (
    <div className={styles.searching}>
      <p>{searched?.loadedApps ? searchedText(searched) : text}</p>
      <progress
        aria-label={text}
        {...(searched?.expectedApps && { value: searched.loadedApps, max: searched.expectedApps })}
      />
      <Button onClick={onCancel}>{m.cancel()}</Button>
    </div>
  );
}

function StatusMessage({ title, children }: { title: string; children?: string }) {
  return (
    <>
      <p className={styles.title}>{title}</p>
      {children && <p>{children}</p>}
    </>
  );
}
