import { whatItOpens } from '../access/product/product-scope.ts';
import type { Product } from '../api/schemas.ts';
import { m } from '../paraglide/messages.js';
import {
  environmentsText,
  openingText,
  scopeNotes,
  unboundedTexts,
} from '../product-text/opening-text.ts';
import { quotaFacts } from '../product-text/quota-text.ts';
import styles from '../ui/page.module.css';

const maxOpenings = 2;

/** What a product opens, and its quota. */
export function ProductSummary({ product }: { product: Product }) {
  const scope = whatItOpens(product);
  const openings = [...new Set(scope.openings.map(openingText))];
  const left = openings.length - maxOpenings;
  const opens = [
    ...openings.slice(0, maxOpenings),
    ...(left > 0 ? [m.and_more({ count: left })] : []),
  ];
  const lines = [
    ...(openings.length > 0 ? [`${environmentsText(scope)} ${opens.join(' · ')}`] : []),
    ...unboundedTexts(scope),
    ...scopeNotes(scope),
    ...quotaFacts(product).map((fact) => m.approvals_fact(fact)),
  ];
  return lines.map((line) => (
    <span key={line} className={styles.small}>
      {line}
    </span>
  ));
}
