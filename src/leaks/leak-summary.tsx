import { useEffect, useRef } from 'react';
import { BulkFact } from '../bulk/bulk-facts.tsx';
import bulkStyles from '../bulk/bulk-dialog.module.css';
import { formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { announce } from '../ui/toast/announcer.ts';
import { isSettled, unknownKeys } from './leaked-keys.ts';
import type { Incident } from './incident.ts';
import styles from './leaks.module.css';

/** What the text holds: own keys, secrets, masked keys, and what is not known. */
export function LeakSummary({ incident }: { incident: Incident }) {
  const { pasted, places, isSearching, leakedKeys } = incident;
  const own = leakedKeys.filter(({ isWhole }) => isWhole);
  const masked = leakedKeys.filter(({ isMasked }) => isMasked).length;
  const secrets = leakedKeys.filter(({ isSecret }) => isSecret).length;
  const unknown = unknownKeys(incident).length;
  const unknownText = isSearching
    ? m.leaks_unknown_running
    : isSettled(places)
      ? m.leaks_unknown_none
      : m.leaks_unknown_part;
  const ownKeys = ownText(own.length, new Set(own.map((one) => one.organization)).size);
  useAnnounceAtEnd(isSearching, ownKeys);
  return (
    <dl
      className={`${bulkStyles.facts} ${styles.summary}`}
      aria-label={m.leaks_summary()}
      tabIndex={-1}
    >
      <BulkFact name={m.leaks_found()}>
        <strong>{ownKeys}</strong>
      </BulkFact>
      {secrets > 0 && (
        <BulkFact name={m.leaks_secrets()} tone="warning">
          {m.leaks_secrets_found({ count: secrets })}
        </BulkFact>
      )}
      {pasted.maskCount > 0 && (
        <BulkFact name={m.leaks_masked()}>
          {m.leaks_masked_count({
            masked: formatNumber(pasted.maskCount),
            keys: m.bulk_keys({ count: masked }),
          })}
        </BulkFact>
      )}
      {unknown > 0 && (
        <BulkFact name={m.leaks_unknown()}>
          {unknownText({ count: unknown })}
          {!pasted.isComplete && (
            <span className={bulkStyles.aside}>
              {m.leaks_cut({ listed: formatNumber(pasted.keys.length) })}
            </span>
          )}
        </BulkFact>
      )}
    </dl>
  );

  function ownText(count: number, organizations: number): string {
    if (count > 0)
      return m.leaks_found_in({
        keys: m.bulk_keys({ count }),
        organizations: m.leaks_organizations({ count: organizations }),
      });
    return isSearching || !isSettled(places) ? m.leaks_none_yet() : m.leaks_none();
  }
}

// Announced only when the search ends, not when the page is opened again later.
function useAnnounceAtEnd(isSearching: boolean, text: string) {
  const wasSearching = useRef(isSearching);
  useEffect(() => {
    if (wasSearching.current && !isSearching) announce(text);
    wasSearching.current = isSearching;
  }, [isSearching, text]);
}
