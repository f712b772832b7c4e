import { useParams } from 'react-router';
import { explain } from '../errors/explain.ts';
import { searchedText } from '../find/find-words.ts';
import { platformNames } from '../connection/platform-names.ts';
import { formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { PageLink } from '../page-link.tsx';
import { organizationIn, paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Details } from '../ui/details.tsx';
import styles from '../ui/page.module.css';
import { lacksSession, searchAgain, signInOrganization, wasStopped } from './incident-search.ts';
import type { Incident, LeakPlace } from './incident.ts';
import leakStyles from './leaks.module.css';

/** How far the search is in each organization, what could not be searched, and what to do about it. */
export function Places({ incident }: { incident: Incident }) {
  return (
    <section className={styles.section}>
      <h2>{m.leaks_places()}</h2>
      <ul className={leakStyles.places} aria-label={m.leaks_places()}>
        {incident.places.map((place) => (
          <li key={`${place.connection} ${place.organization}`}>
            <p>
              <bdi>
                <strong translate="no">{place.organization || place.connection}</strong>
              </bdi>{' '}
              <span className={styles.count} translate="no">
                {platformNames[place.platform]}
              </span>
            </p>
            <PlaceState place={place} incident={incident} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PlaceState({ place, incident }: { place: LeakPlace; incident: Incident }) {
  const current = organizationIn(useParams());
  const { connection } = place;
  const signInAt = lacksSession(place) ? signInOrganization(place) : null;
  const { sentences, details } = textsOf(place, incident);
  return (
    <>
      <p className={styles.count}>{sentences.join(' ')}</p>
      <Details label={m.details()} lines={details} />
      {signInAt !== null && signInAt !== current && (
        <PageLink className={leakStyles.link} to={paths.leaks(signInAt)}>
          {m.leaks_place_sign_in({ connection })}
        </PageLink>
      )}
      {!incident.isSearching && <SearchAgainButton place={place} />}
    </>
  );
}

function SearchAgainButton({ place }: { place: LeakPlace }) {
  const { organization, state } = place;
  if (!organization) return null;
  if (state.kind === 'done' && !state.found.searched.isWhole)
    return (
      <Button onClick={() => void searchAgain(organization, true)}>
        {m.find_whole_of({ organization })}
      </Button>
    );
  if (state.kind !== 'failed' && !wasStopped(place, false)) return null;
  return (
    <Button onClick={() => void searchAgain(organization)}>
      {m.leaks_place_again({ organization })}
    </Button>
  );
}

function textsOf(
  place: LeakPlace,
  { isSearching, pasted }: Incident,
): { sentences: string[]; details: string[] } {
  const { state, organization, connection } = place;
  const isStopped = wasStopped(place, isSearching);
  switch (state.kind) {
    case 'waiting':
      return withoutDetails(isStopped ? m.leaks_place_not_started() : m.find_place_waiting());
    case 'searching': {
      const { searched } = state;
      const lookedUp = searched?.keysLookedUp
        ? [
            m.leaks_place_lookup({
              asked: formatNumber(searched.keysLookedUp),
              total: formatNumber(pasted.keys.length),
            }),
          ]
        : [];
      const scope =
        (searched && searchedText({ ...searched, keysLookedUp: 0 })) || m.find_searching();
      const end = isStopped ? [m.leaks_place_stopped(), m.leaks_place_unknown()] : [];
      return withoutDetails(...lookedUp, scope, ...end);
    }
    case 'signed-out':
      return withoutDetails(m.find_place_signed_out({ connection }), m.leaks_place_unknown());
    case 'other server':
      return withoutDetails(
        m.find_place_other_server({ organization, connection: state.connection }),
      );
    case 'failed': {
      const { what, next, details } = explain(state.error);
      return { sentences: [what, next, m.leaks_place_unknown()], details };
    }
    case 'done': {
      const { searched, hasAllKeys } = state.found;
      const hasOthers =
        pasted.maskCount + pasted.otherCount > 0 || pasted.keys.some((key) => key.mayBeSecret);
      const isKeysOnly = !searched.isWhole && searched.refusedWith === undefined && hasOthers;
      return withoutDetails(
        searchedText(searched),
        ...(isKeysOnly ? [m.leaks_place_keys_only()] : []),
        ...(hasAllKeys ? [] : [m.leaks_place_unknown()]),
      );
    }
  }
}

function withoutDetails(...sentences: string[]) {
  return { sentences, details: [] };
}
