import type { KeyScan } from '../access/key-scan/found-words.ts';
import type { OrganizationSearch } from './find-elsewhere.ts';
import { explain } from '../errors/explain.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import styles from './find-dialog.module.css';
import { Hits } from './find-hits.tsx';
import { searchedText, titleOf } from './find-words.ts';
import { platformNames } from '../connection/platform-names.ts';

/** The progress and result of the search in each of the other organizations. */
export function OtherOrganizations({
  searches,
  scan,
  onSearchWhole,
}: {
  searches: readonly OrganizationSearch[];
  scan: KeyScan;
  /** `undefined` while a search is running */
  onSearchWhole: ((search: OrganizationSearch) => void) | undefined;
}) {
  if (searches.length === 0) return null;
  return (
    <ul className={styles.organizations} aria-label={m.find_others_list()}>
      {searches.map((search) => (
        <li key={`${search.connection} ${search.organization}`}>
          <p>
            <bdi className={styles.name}>{search.organization || search.connection}</bdi>{' '}
            <span translate="no">{platformNames[search.platform]}</span>
          </p>
          {sentencesOf(search, scan).map((sentence) => (
            <p key={sentence} className={styles.hint}>
              {sentence}
            </p>
          ))}
          {search.state.kind === 'done' && (
            <Hits organization={search.organization} found={search.state.found} />
          )}
          {onSearchWhole && isPartlySearched(search) && (
            <Button onClick={() => onSearchWhole(search)}>
              {m.find_whole_of({ organization: search.organization })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function isPartlySearched({ state }: OrganizationSearch): boolean {
  return state.kind === 'done' && state.found.count === 0 && !state.found.searched.isWhole;
}

function sentencesOf(
  { state, organization, connection }: OrganizationSearch,
  scan: KeyScan,
): string[] {
  switch (state.kind) {
    case 'waiting':
      return [m.find_place_waiting()];
    case 'searching':
      return [(state.searched && searchedText(state.searched)) || m.find_searching()];
    case 'signed-out':
      return [m.find_place_signed_out({ connection })];
    case 'other server':
      return [m.find_place_other_server({ organization, connection: state.connection })];
    case 'failed':
      return failure(state.error);
    case 'done': {
      const { found } = state;
      const error = found.error === undefined ? [] : failure(found.error);
      const scope = searchedText(found.searched, scan);
      return [titleOf(organization, found, scan), ...(scope ? [scope] : []), ...error];
    }
  }
}

function failure(error: unknown): string[] {
  const { what, next } = explain(error);
  return [m.find_failed(), `${what} ${next}`];
}
