import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { allProductsQuery } from '../../../api/all-products.ts';
import { productsQuery } from '../../../api/products.ts';
import { createPartTest } from '../../../inventory/match.ts';
import { formatNumber } from '../../../messages/format.ts';
import { m } from '../../../paraglide/messages.js';
import styles from './fields.module.css';
import { ProductOption } from './product-option.tsx';
import { describedBy, FieldNotes } from '../../../ui/form/field.tsx';
import { TextField } from '../../../ui/form/text-field.tsx';

interface Props {
  organization: string;
  /** products that can't be chosen, because the key has them */
  without?: readonly string[];
  value: readonly string[];
  error: string | undefined;
  onChange(value: string[]): void;
}

/** How many products are listed at once; the others are found by typing. */
const maxListed = 100;

/**
 * A choice of several API products, with a search by name. The first 1,000 are offered while the others load; a product
 * of a list that can't be loaded to its end can be named.
 */
export function ProductsField({ organization, without, value, error, onChange }: Props) {
  const { list, isLoading } = useAllProducts(organization);
  const [text, setText] = useState('');
  const id = useId();
  const typed = text.trim();
  const isPart = createPartTest(typed);
  const found = [...(list?.products.values() ?? [])].filter(
    ({ name, displayName }) => isPart(`${name} ${displayName}`) && !without?.includes(name),
  );
  const isPartial = !isLoading && !list?.isComplete;
  const isNew = isPartial && typed !== '' && !without?.includes(typed);
  const unlisted = new Set(isNew ? [...value, typed] : value);
  for (const name of list?.products.keys() ?? []) unlisted.delete(name);
  const shown = [...unlisted, ...found.slice(0, maxListed).map(({ name }) => name)];
  return (
    <fieldset className={styles.choices} aria-describedby={describedBy(id, { error })}>
      <legend>{m.column_products()}</legend>
      <TextField
        type="search"
        label={m.products_search()}
        isLabelInside
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          // Enter must not submit the form while somebody searches.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <FieldNotes id={id} error={error} />
      {isPartial && <p>{m.products_not_loaded()}</p>}
      <div className={styles.list}>
        {shown.map((name) => (
          <ProductOption
            key={name}
            name={name}
            product={list?.products.get(name)}
            isChosen={value.includes(name)}
            onChange={(isChosen) =>
              onChange(isChosen ? [...value, name] : value.filter((one) => one !== name))
            }
          />
        ))}
      </div>
      <p className={styles.hint} role="status">
        {(list || isPartial) &&
          m.products_chosen({ count: value.length, countText: formatNumber(value.length) })}{' '}
        {found.length > maxListed && m.products_more({ shown: formatNumber(maxListed) })}
        {list &&
          (list.isComplete
            ? found.length === 0 && m.products_none()
            : m.products_incomplete({ count: formatNumber(list.products.size) }))}{' '}
        {list && list.skipped > 0 && m.products_skipped({ count: list.skipped })}
      </p>
    </fieldset>
  );
}

/** The first page, which others have loaded mostly, and all products where that is not the whole list. */
function useAllProducts(organization: string) {
  const first = useQuery(productsQuery(organization));
  const hasMore = first.data?.isComplete === false;
  const all = useQuery({ ...allProductsQuery(organization), enabled: hasMore });
  return {
    list: hasMore ? (all.data ?? first.data) : first.data,
    isLoading: first.isPending || (hasMore && all.isPending),
  };
}
