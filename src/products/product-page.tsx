import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import { whatItOpens } from '../access/product/product-scope.ts';
import { productQuery } from '../api/all-products.ts';
import type { Product } from '../api/schemas.ts';
import { StaleNotice } from '../errors/stale-notice.tsx';
import { useAppsOf } from '../inventory/apps-of/use-apps-of.ts';
import { useOwnerStates } from '../inventory/use-owner-states.ts';
import { formatDateTime, formatNumber } from '../messages/format.ts';
import { useRecords } from '../operations/log.ts';
import { unsettledByApp } from '../operations/app/unsettled-levels.ts';
import { PageLink } from '../page-link.tsx';
import { m } from '../paraglide/messages.js';
import { organizationIn, paths, type AccessCheckState } from '../paths.ts';
import { approvalHint, approvalWord, visibilityWord } from '../product-text/product-words.ts';
import { ProductOpens } from '../product-text/product-opens.tsx';
import { quotaFacts } from '../product-text/quota-text.ts';
import { AppsFound } from '../listing/apps-found.tsx';
import { Button } from '../ui/button.tsx';
import { useNow } from '../ui/hooks/use-now.ts';
import { Fact } from '../ui/fact.tsx';
import factStyles from '../ui/facts.module.css';
import { PageHeading } from '../ui/page-heading.tsx';
import styles from '../ui/page.module.css';
import { keysWithProduct } from './product-keys.ts';
import { ProductKeysTable } from './product-keys-table.tsx';

/** An API product: what it opens, and the keys that have it. */
export function Component() {
  const params = useParams();
  const organization = organizationIn(params);
  const name = params['product'] ?? '';
  return <ProductView key={`${organization} ${name}`} organization={organization} name={name} />;
}

interface Props {
  organization: string;
  name: string;
}

function ProductView({ organization, name }: Props) {
  const query = useSuspenseQuery(productQuery(organization, name));
  const navigate = useNavigate();
  const { displayName } = query.data;
  return (
    <>
      <nav className={styles.trail} aria-label={m.breadcrumb()}>
        <PageLink to={paths.products(organization)}>{m.products()}</PageLink>
        <span aria-hidden>›</span>
        <span translate="no">{displayName}</span>
      </nav>
      <header className={styles.header}>
        <PageHeading title={`${displayName} – ${organization}`}>
          <bdi translate="no">{displayName}</bdi>
        </PageHeading>
        <Button
          onClick={() =>
            void navigate(paths.accessCheck(organization), { state: startOfCall(query.data) })
          }
        >
          {m.try_a_call()}
        </Button>
      </header>
      <StaleNotice query={query} />
      <ProductFacts product={query.data} />
      <section className={styles.section} aria-labelledby="opens">
        <h2 id="opens" className={styles.sectionHead}>
          {m.product_opens_title()}
        </h2>
        <ProductOpens product={query.data} />
      </section>
      <KeysOf organization={organization} name={query.data.name} />
    </>
  );
}

/** What the access check starts with: the first environment and proxy that the product names. */
function startOfCall(product: Product): AccessCheckState {
  const { environments, openings } = whatItOpens(product);
  const [environment, proxy] = [environments[0], openings.flatMap(({ proxies }) => proxies)[0]];
  return { ...(environment && { environment }), ...(proxy && { proxy }) };
}

function ProductFacts({ product }: { product: Product }) {
  const { name, description, scopes, attributes, createdAt, lastModifiedAt } = product;
  const hint = approvalHint(product);
  const visibility = visibilityWord(product);
  return (
    <dl className={factStyles.facts}>
      <Fact name={m.fact_name()}>
        <code translate="no">{name}</code>
      </Fact>
      <Fact name={m.product_approval()}>
        {approvalWord(product) || m.not_set()}
        {hint && <span className={styles.small}>{hint}</span>}
      </Fact>
      <Fact name={m.product_visibility()}>
        {visibility || m.not_set()}
        <span className={styles.small}>{m.product_visibility_hint()}</span>
      </Fact>
      {quotaFacts(product).map((quota) => (
        <Fact key={quota.name} name={quota.name}>
          {quota.text}
        </Fact>
      ))}
      <Fact name={m.fact_scopes()}>
        {scopes.length > 0 ? <span translate="no">{scopes.join(', ')}</span> : m.none()}
      </Fact>
      <Fact name={m.column_created()}>{timeText(createdAt)}</Fact>
      <Fact name={m.column_modified()}>{timeText(lastModifiedAt)}</Fact>
      {description && (
        <Fact name={m.product_description()}>
          <span translate="no">{description}</span>
        </Fact>
      )}
      {attributes
        .filter((attribute) => attribute.name !== 'access')
        .map((attribute) => (
          <Fact key={attribute.name} name={<span translate="no">{attribute.name}</span>}>
            <span translate="no">{attribute.value}</span>
          </Fact>
        ))}
    </dl>
  );
}

function timeText(ms: number | undefined): string {
  return ms === undefined ? m.unknown() : formatDateTime(ms);
}

function KeysOf({ organization, name }: Props) {
  const found = useAppsOf(organization, { by: 'product', product: name });
  const { directory, stateOf } = useOwnerStates(organization);
  const records = useRecords();
  const now = useNow();
  const keys = useMemo(
    () =>
      keysWithProduct(found.apps ?? [], name, {
        ownerOf: ({ owner }) => stateOf(owner),
        unsettled: records.length > 0 ? unsettledByApp(organization) : new Map(),
        now,
      }),
    [found.apps, name, stateOf, records, organization, now],
  );
  const isKnown = found.isComplete && found.skipped === 0;
  return (
    <section className={styles.section} aria-labelledby="keys">
      <div className={styles.sectionHead}>
        <h2 id="keys">{m.product_keys_title()}</h2>
        {found.apps && (
          <span className={styles.count}>
            {isKnown ? formatNumber(keys.length) : m.at_least({ count: formatNumber(keys.length) })}
          </span>
        )}
      </div>
      <AppsFound organization={organization} found={found} />
      {!found.apps && !found.query.error && <p className={styles.count}>{m.loading()}</p>}
      {keys.length > 0 && (
        <ProductKeysTable
          organization={organization}
          product={name}
          keys={keys}
          owners={directory}
        />
      )}
      {found.apps && keys.length === 0 && (
        <div className={styles.empty}>
          <h3>{isKnown ? m.product_no_keys() : m.found_none_yet()}</h3>
          <p>{isKnown ? m.product_no_keys_next() : m.found_none_yet_next()}</p>
        </div>
      )}
    </section>
  );
}
