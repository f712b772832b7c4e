import { useQuery } from '@tanstack/react-query';
import { conditionsOf, evaluateKey } from '../access/evaluate.ts';
import { isExpired } from '../access/expiry.ts';
import { whatItOpens } from '../access/product/product-scope.ts';
import { productsQuery } from '../api/products.ts';
import type { Product } from '../api/schemas.ts';
import { markFoundKey } from '../find/found-key.ts';
import { statsEmail } from '../inventory/keys/call-usage.ts';
import { useOwner } from '../inventory/use-owner.ts';
import { formatRelativeDay } from '../messages/format.ts';
import { keyText } from '../operations/app/texts/key-text.ts';
import { useUnconfirmed } from '../operations/app/unsettled-levels.ts';
import { OwnerLink, ProductLink } from '../name-links.tsx';
import { PageLink } from '../page-link.tsx';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import {
  environmentsText,
  openingText,
  scopeNotes,
  unboundedTexts,
} from '../product-text/opening-text.ts';
import { CheckCallLink } from '../status/check-call-link.tsx';
import { KeyVerdictLine } from '../status/verdict.tsx';
import { withUnconfirmedKey } from '../status/unconfirmed.ts';
import { LastUsed } from '../usage/last-used.tsx';
import { lastUseOf } from '../usage/organization-usage.ts';
import { useOrganizationUsage } from '../usage/use-organization-usage.ts';
import { BreakableMail } from '../ui/breakable-mail.tsx';
import { useNow } from '../ui/hooks/use-now.ts';
import detailsStyles from '../ui/details.module.css';
import styles from '../ui/page.module.css';
import { appNow, foundCredential, othersWith } from './leaked-keys.ts';
import type { LeakedKey, Incident } from './incident.ts';
import type { Pasted } from './leak-index.ts';

interface Props {
  leakedKey: LeakedKey;
}

/** The app, and where else the same key is. */
export function FoundAppCell({ leakedKey, incident }: Props & { incident: Incident }) {
  const { organization, app } = leakedKey;
  return (
    <div>
      <PageLink
        className={styles.link ?? ''}
        to={paths.app(organization, app.appId)}
        onClick={() => mark(leakedKey)}
      >
        <bdi translate="no">{app.displayName}</bdi>
      </PageLink>
      <span className={styles.small} translate="no">
        {organization}
      </span>
      {othersWith(leakedKey, incident.leakedKeys).map((other) => (
        <span key={other.id} className={styles.small}>
          {m.leaks_also({
            place: m.leaks_place({
              app: other.app.displayName,
              organization: other.organization,
            }),
          })}
        </span>
      ))}
    </div>
  );
}

/** The key by its mask and fingerprint, and how the text leads to it. */
export function KeyCell({ leakedKey, pasted }: Props & { pasted: Pasted }) {
  const { app, key, isWhole, isSecret } = leakedKey;
  const fingerprint = pasted.keys.find((one) => one.key === key)?.fingerprint;
  const by = isWhole
    ? isSecret
      ? m.leaks_by_both()
      : m.leaks_by_whole()
    : isSecret
      ? m.leaks_by_secret()
      : m.leaks_by_mask();
  return (
    <div>
      <code translate="no">{keyText(app, key)}</code>
      {fingerprint && (
        <code className={styles.small} translate="no">
          {fingerprint}
        </code>
      )}
      <span className={styles.small}>{by}</span>
    </div>
  );
}

/** The owner, with a link to write a mail. The mail has no key. */
export function FoundOwnerCell({ leakedKey: { organization, app } }: Props) {
  const { record } = useOwner(organization, app.owner);
  const { email, id, kind } = app.owner;
  const mail = email || (kind === 'developer' && record?.label.includes('@') ? record.label : '');
  const name = record?.fullName || record?.label || email || id;
  return (
    <div>
      <OwnerLink {...{ organization }} owner={app.owner} label={name} />
      {mail && (
        <span className={styles.small}>
          <a
            className={styles.link}
            href={`mailto:${encodeURIComponent(mail)}`}
            translate={name === mail ? undefined : 'no'}
          >
            {name === mail ? m.leaks_mail({ mail }) : <BreakableMail text={mail} />}
          </a>
        </span>
      )}
    </div>
  );
}

/** Whether the key works now, as last read. */
export function AccessCell({ leakedKey }: Props) {
  const { organization } = leakedKey;
  const app = appNow(leakedKey);
  const credential = foundCredential(app, leakedKey);
  const { state } = useOwner(organization, app.owner);
  const unconfirmed = useUnconfirmed(organization, app.appId);
  const now = useNow();
  if (!credential) return <>{m.leaks_gone()}</>;
  const verdict = evaluateKey(app, credential, state, now);
  const conditions = withUnconfirmedKey(conditionsOf(credential, state), unconfirmed, {
    app,
    credential,
    owner: state,
    now,
  });
  return <KeyVerdictLine app={app} verdict={verdict} conditions={conditions} />;
}

/** The products of the key, and on request what each opens, in words. */
export function ProductsCell({ leakedKey }: Props) {
  const { organization } = leakedKey;
  const products = useQuery(productsQuery(organization)).data?.products;
  const held = foundCredential(appNow(leakedKey), leakedKey)?.products ?? [];
  const known = held.flatMap(({ name }) => products?.get(name) ?? []);
  return (
    <div>
      {held.map(({ name }) => (
        <div key={name}>
          <ProductLink {...{ organization, name }} label={products?.get(name)?.displayName} />
        </div>
      ))}
      {known.length > 0 && (
        <details className={styles.small}>
          <summary className={detailsStyles.summary}>{m.leaks_opens()}</summary>
          {known.map((product) => (
            <p key={product.name} className={styles.small}>
              <bdi translate="no">{product.displayName}</bdi>
              {` – ${openingsOf(product)}`}
            </p>
          ))}
        </details>
      )}
    </div>
  );
}

const maxOpenings = 4;

function openingsOf(product: Product): string {
  const scope = whatItOpens(product);
  const openings = [...new Set(scope.openings.map(openingText))];
  const left = openings.length - maxOpenings;
  return [
    ...(openings.length > 0 ? [environmentsText(scope)] : []),
    ...openings.slice(0, maxOpenings).map((opening) => `${opening}.`),
    ...(left > 0 ? [m.and_more({ count: left })] : []),
    ...unboundedTexts(scope),
    ...scopeNotes(scope),
  ].join(' ');
}

export function ExpiryCell({ leakedKey }: Props) {
  const now = useNow();
  const credential = foundCredential(appNow(leakedKey), leakedKey);
  if (!credential) return null;
  const { expiresAt, expiryUnknown } = credential;
  if (expiryUnknown) return <>{m.expires_unknown()}</>;
  if (expiresAt === null) return <>{m.never_expires()}</>;
  const when = formatRelativeDay(expiresAt, now);
  return <>{isExpired(expiresAt, now) ? m.expired_when({ when }) : m.expires_when({ when })}</>;
}

/** When the key was last used. @param isAsked false = only what other pages read */
export function LastUsedCell({ leakedKey, isAsked }: Props & { isAsked: boolean }) {
  const { organization, app, key } = leakedKey;
  const { usage } = useOrganizationUsage(organization, isAsked);
  const { record } = useOwner(organization, app.owner);
  const email = statsEmail(app.owner, record?.label ?? '');
  const use = lastUseOf(usage, { key, email, name: app.name });
  if (use.kind === 'loading' && !isAsked) return <>{m.leaks_usage_not_loaded()}</>;
  return (
    <div>
      <LastUsed use={use} />
      {usage.isPerApp && use.kind === 'used' && (
        <span className={styles.small}>{m.usage_whole_app()}</span>
      )}
    </div>
  );
}

/** Leads to the dialog that replaces the key, in the edit view of its app, and to the check of a call with it. */
export function KeyLinks({ leakedKey }: Props) {
  const { organization, app, key } = leakedKey;
  return (
    <div>
      <PageLink
        className={styles.link ?? ''}
        to={paths.editApp(organization, app.appId)}
        aria-label={m.leaks_replace_key({ key: keyText(app, key), app: app.displayName })}
        onClick={() => mark(leakedKey, { isToReplace: true })}
      >
        {m.leaks_replace()}
      </PageLink>
      <br />
      <CheckCallLink {...{ organization, app }} consumerKey={key} className={styles.link ?? ''} />
    </div>
  );
}

// The page of the app marks the key. No address contains it.
function mark({ organization, app: { appId }, key }: LeakedKey, more = {}): void {
  markFoundKey({ organization, appId, start: key, ...more });
}
