import type { KeyScan } from '../access/key-scan/keys-in-text.ts';
import type { PlaceSearch } from './find-elsewhere.ts';
import { explain } from '../errors/explain.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import styles from './find-dialog.module.css';
import { Hits } from './find-hits.tsx';
import { scopeOf, titleOf } from './find-words.ts';
import { platformNames } from '../connection/platform-names.ts';

/** How the search for a key is going in every other organization, and what was found there. */
export function Places({
  places,
  scan,
  onSearchWhole,
}: {
  places: readonly PlaceSearch[];
  scan: KeyScan;
  /** left out while a search is running */
  onSearchWhole: ((place: PlaceSearch) => void) | undefined;
}) {
  if (places.length === 0) return null;
  return (
    <ul className={styles.places} aria-label={m.find_others_list()}>
      {places.map((place) => (
        <li key={`${place.connection} ${place.organization}`}>
          <p>
            <bdi className={styles.name}>{place.organization || place.connection}</bdi>{' '}
            <span translate="no">{platformNames[place.platform]}</span>
          </p>
          {sentencesOf(place, scan).map((sentence) => (
            <p key={sentence} className={styles.hint}>
              {sentence}
            </p>
          ))}
          {place.state.kind === 'done' && (
            <Hits organization={place.organization} found={place.state.found} />
          )}
          {onSearchWhole && isPartlySearched(place) && (
            <Button onClick={() => onSearchWhole(place)}>{m.find_whole()}</Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function isPartlySearched({ state }: PlaceSearch): boolean {
  return state.kind === 'done' && state.found.count === 0 && !state.found.searched.isWhole;
}

function sentencesOf({ state, organization, connection }: PlaceSearch, scan: KeyScan): string[] {
  switch (state.kind) {
    case 'waiting':
      return [m.find_place_waiting()];
    case 'searching':
      return [(state.searched && scopeOf(state.searched)) || m.find_searching()];
    case 'signed-out':
      return [m.find_place_signed_out({ connection })];
    case 'other server':
      return [m.find_place_other_server({ organization, connection: state.connection })];
    case 'failed':
      return failure(state.error);
    case 'done': {
      const { found } = state;
      const error = found.error === undefined ? [] : failure(found.error);
      const scope = scopeOf(found.searched, scan);
      return [titleOf(organization, found, scan), ...(scope ? [scope] : []), ...error];
    }
  }
}

function failure(error: unknown): string[] {
  const { what, next } = explain(error);
  return [m.find_failed(), `${what} ${next}`];
}
