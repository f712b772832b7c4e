import { whatItOpens, type Opening } from '../access/product/product-scope.ts';
import type { Product } from '../api/schemas.ts';
import { m } from '../paraglide/messages.js';
import { Notice } from '../ui/notice.tsx';
import pageStyles from '../ui/page.module.css';
import { environmentsText, openingText, scopeNotes, unboundedTexts } from './opening-text.ts';
import styles from './product-opens.module.css';
import { ownQuotaText } from './quota-text.ts';

/** What an API product opens, in words, with a warning where that is more than it lists. */
export function ProductOpens({ product }: { product: Product }) {
  const scope = whatItOpens(product);
  const unbounded = unboundedTexts(scope);
  const openings = withoutRepeats(scope.openings);
  return (
    <>
      {unbounded.length > 0 && (
        <Notice title={m.product_unbounded()} isState>
          {unbounded.join(' ')}
        </Notice>
      )}
      {openings.length > 0 && (
        <>
          <p>{environmentsText(scope)}</p>
          <OpeningList openings={openings.slice(0, shownAtOnce)} />
        </>
      )}
      {openings.length > shownAtOnce && (
        <details>
          <summary>{m.and_more({ count: openings.length - shownAtOnce })}</summary>
          <OpeningList openings={openings.slice(shownAtOnce)} />
        </details>
      )}
      {scopeNotes(scope).map((note) => (
        <p key={note} className={pageStyles.hint}>
          {note}
        </p>
      ))}
    </>
  );
}

function withoutRepeats(openings: readonly Opening[]): Opening[] {
  return [...new Map(openings.map((opening) => [JSON.stringify(opening), opening])).values()];
}

const shownAtOnce = 12;

function OpeningList({ openings }: { openings: readonly Opening[] }) {
  return (
    <ul className={styles.openings}>
      {openings.map((opening) => {
        const quota = ownQuotaText(opening);
        return (
          <li key={JSON.stringify(opening)}>
            {openingText(opening)}
            {quota && <span className={pageStyles.small}>{quota}</span>}
          </li>
        );
      })}
    </ul>
  );
}
