import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { productsQuery } from '../../../api/products.ts';
import type { Product } from '../../../api/schemas.ts';
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

/** A choice of several API products, with a search by name. */
export function ProductsField({ organization, without, value, error, onChange }: Props) {
  const { data: products, isError } = useQuery(productsQuery(organization));
  const [text, setText] = useState('');
  const id = useId();
  const all = [...(products?.values() ?? [])].filter(({ name }) => !without?.includes(name));
  const found = all.filter((one) => isMatch(one, text));
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
      {isError && <p>{m.products_not_loaded()}</p>}
      <div className={styles.list}>
        {found.slice(0, maxListed).map((product) => (
          <ProductOption
            key={product.name}
            product={product}
            isChosen={value.includes(product.name)}
            onChange={(isChosen) =>
              onChange(
                isChosen ? [...value, product.name] : value.filter((one) => one !== product.name),
              )
            }
          />
        ))}
      </div>
      <p className={styles.hint} role="status">
        {products &&
          m.products_chosen({ count: value.length, countText: formatNumber(value.length) })}{' '}
        {found.length > maxListed && m.products_more({ shown: formatNumber(maxListed) })}
        {products && found.length === 0 && m.products_none()}
      </p>
    </fieldset>
  );
}

function isMatch({ name, displayName }: Product, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return `${name} ${displayName}`.toLowerCase().includes(wanted);
}
