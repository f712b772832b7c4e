import { evaluate, type Condition, type OwnerState } from '../access/evaluate.ts';
import { notApproved } from '../access/status.ts';
import type { AnyApp, AnyCredential, Product } from '../api/schemas.ts';
import { ChangeNote } from '../status/change-note.tsx';
import { StatusBadge } from '../status/status-badge.tsx';
import { switchId, type Level } from '../operations/app/switches.ts';
import type { StatusProps } from '../status/status-control.tsx';
import { PageLink } from '../page-link.tsx';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { useNearViewport } from '../ui/hooks/use-near-viewport.ts';
import { useState, type ComponentType } from 'react';
import { isOverruled } from '../access/is-overruled.ts';
import styles from './product-table.module.css';
import { withUnconfirmedProduct } from '../status/unconfirmed.ts';
import { ProductVerdictLine } from '../status/verdict.tsx';

interface Props {
  /** the name of the key in its app */
  keyName: string;
  organization: string;
  app: AnyApp;
  owner: OwnerState;
  credential: AnyCredential;
  conditions: readonly Condition[];
  knownProducts: ReadonlyMap<string, Product> | undefined;
  now: number;
  /** how many rows mount their status control at once; the others when they come near the viewport */
  eagerRows: number;
  /** the statuses of the app whose last change is not confirmed */
  unconfirmed: readonly Level[];
  Status: ComponentType<StatusProps>;
}

/**
 * The API products of a key, each with its status and whether the key grants access to it. The ones that are not
 * approved come first.
 */
export function ProductTable(props: Props) {
  const { credential, keyName, eagerRows } = props;
  // As they were when the page opened: a row stays in its place when its status is changed.
  const [first] = useState(() => namesOfBlocked(credential.products));
  if (credential.products.length === 0) return <p className={styles.none}>{m.no_products()}</p>;
  return (
    <table className={styles.products} aria-label={m.products_of_key({ key: keyName })}>
      <thead>
        <tr>
          <th scope="col">{m.column_product()}</th>
          <th scope="col">{m.status()}</th>
          <th scope="col">{m.column_access()}</th>
        </tr>
      </thead>
      <tbody>
        {blockedFirst(credential.products, first).map((product, index) => (
          <ProductRow key={product.name} {...props} product={product} isEager={index < eagerRows} />
        ))}
      </tbody>
    </table>
  );
}

function namesOfBlocked(products: AnyCredential['products']): ReadonlySet<string> {
  return new Set(notApproved(products).map(({ name }) => name));
}

function blockedFirst(products: AnyCredential['products'], first: ReadonlySet<string>) {
  return [
    ...products.filter(({ name }) => first.has(name)),
    ...products.filter(({ name }) => !first.has(name)),
  ];
}

interface RowProps extends Props {
  product: AnyCredential['products'][number];
  isEager: boolean;
}

function ProductRow(props: RowProps) {
  const { organization, app, owner, credential, conditions, product, now } = props;
  const { knownProducts, isEager, unconfirmed, Status } = props;
  const [isNear, ref] = useNearViewport(isEager);
  const verdict = evaluate(app, credential, product, owner, now);
  const level = { key: credential.consumerKey, product: product.name };
  const displayName = knownProducts?.get(product.name)?.displayName ?? product.name;
  const overruled = isOverruled(verdict.reasons[0] ?? null, 'product');
  return (
    <tr ref={ref}>
      <th scope="row" translate="no">
        <span className={styles.product}>
          <PageLink to={paths.product(organization, product.name)}>{product.name}</PageLink>
          {displayName !== product.name && (
            <span className={styles.displayName} title={displayName}>
              {displayName}
            </span>
          )}
        </span>
      </th>
      <td>
        {isNear ? (
          <Status {...{ organization, app }} level={level} overruled={overruled} />
        ) : (
          <span className={styles.waiting}>
            <StatusBadge
              status={product.status}
              label={m.status_of_product({ product: product.name })}
              overruled={overruled}
            />
          </span>
        )}
      </td>
      <td>
        <ProductVerdictLine
          verdict={verdict}
          conditions={withUnconfirmedProduct(conditions, unconfirmed, level)}
        />
        {isNear && <ChangeNote operationId={switchId({ organization, app, level })} />}
      </td>
    </tr>
  );
}
