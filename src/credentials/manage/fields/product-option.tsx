import { useId } from 'react';
import { whatItOpens } from '../../../access/product/product-scope.ts';
import type { Product } from '../../../api/schemas.ts';
import { formatList } from '../../../messages/format.ts';
import { m } from '../../../paraglide/messages.js';
import styles from './fields.module.css';

interface Props {
  name: string;
  /** `undefined` = it is not in the list, so what it opens is not known */
  product: Product | undefined;
  isChosen: boolean;
  onChange(isChosen: boolean): void;
}

/** An API product to be chosen: whether it needs approval, and what it opens. */
export function ProductOption({ name, product, isChosen, onChange }: Props) {
  const id = useId();
  return (
    <label className={styles.option}>
      <input
        type="checkbox"
        checked={isChosen}
        translate="no"
        aria-label={name}
        aria-describedby={id}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span id={id} className={styles.about}>
        <span translate="no">{name}</span>
        {product && product.displayName !== name && (
          <span translate="no" className={styles.hint}>
            {product.displayName}
          </span>
        )}
        {product?.approvalType === 'manual' && (
          <span className={styles.approval}>{m.product_needs_approval()}</span>
        )}
        <span className={styles.opens}>{product ? openedBy(product) : m.unknown()}</span>
      </span>
    </label>
  );
}

/** How many proxies, paths and environments are named. */
const maxNamed = 3;

function openedBy(product: Product): string {
  const { openings, environments, unbounded } = whatItOpens(product);
  const named = (values: string[]) => formatList(shortened([...new Set(values)]));
  const proxies = openings.flatMap((opening) => opening.proxies);
  const paths = openings.flatMap((opening) => opening.paths);
  return [
    openings.length === 0
      ? m.product_opens_nothing()
      : unbounded.includes('proxies')
        ? m.product_all_proxies()
        : m.product_proxies({ proxies: named(proxies) }),
    paths.length > 0 && m.product_paths({ paths: named(paths) }),
    unbounded.includes('environments')
      ? m.product_all_environments()
      : m.product_environments({ environments: named(environments) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

function shortened(values: string[]): string[] {
  return values.length > maxNamed ? [...values.slice(0, maxNamed), '…'] : values;
}
