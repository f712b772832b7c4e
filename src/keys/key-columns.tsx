import Hourglass from 'lucide-react/icons/hourglass';
import Link2 from 'lucide-react/icons/link-2';
import { expiresSoon, isExpired } from '../access/expiry.ts';
import { isAlready } from '../access/status.ts';
import type { Condition } from '../access/evaluate.ts';
import type { KeyRow } from '../inventory/keys/key-row.ts';
import { formatDay, formatRelativeDay, formatUtc } from '../messages/format.ts';
import { keyNameText } from '../operations/app/texts/key-text.ts';
import { statusWord } from '../operations/app/texts/status-word.ts';
import { OwnerLink, ProductLink } from '../name-links.tsx';
import { PageLink } from '../page-link.tsx';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { LastUsed } from '../usage/last-used.tsx';
import { lastUseFrom, type OrganizationUsage } from '../usage/organization-usage.ts';
import { KeyVerdictLine } from '../status/verdict.tsx';
import type { Column } from '../ui/data-table.tsx';
import pageStyles from '../ui/page.module.css';
import { KeyLink } from './key-link.tsx';

interface Context {
  organization: string;
  now: number;
  usage: OrganizationUsage;
  /** what the verdict on a key does not know */
  conditionsOf(this: void, row: KeyRow): readonly Condition[];
}

/** The columns of the table of keys. */
export function keyColumns({ organization, now, usage, conditionsOf }: Context): Column<KeyRow>[] {
  return [
    {
      id: 'key',
      name: m.column_key(),
      width: '12ch',
      canSort: true,
      cell: (row) => <KeyCell organization={organization} row={row} />,
    },
    {
      id: 'app',
      name: m.column_app(),
      canSort: true,
      cell: ({ appId, app }) => (
        <PageLink
          to={paths.app(organization, appId)}
          className={pageStyles.link ?? ''}
          translate="no"
        >
          <bdi>{app}</bdi>
        </PageLink>
      ),
    },
    {
      id: 'owner',
      name: m.column_owner(),
      width: '15%',
      canSort: true,
      cell: ({ ownerKind: kind, ownerId: id, ownerEmail: email, owner }) => (
        <OwnerLink {...{ organization }} owner={{ kind, id, email }} label={owner} />
      ),
    },
    {
      id: 'products',
      name: m.column_products(),
      canSort: true,
      cell: (row) => <ProductsCell organization={organization} row={row} />,
    },
    {
      id: 'verdict',
      name: m.column_access(),
      canSort: true,
      cell: (row) => (
        <KeyVerdictLine
          app={{ owner: { kind: row.ownerKind, id: '', email: row.ownerEmail } }}
          verdict={row.verdict}
          conditions={conditionsOf(row)}
        />
      ),
    },
    {
      id: 'issued',
      name: m.issued(),
      width: '13ch',
      canSort: true,
      cell: ({ issuedAt }) => (issuedAt === undefined ? m.unknown() : <Day ms={issuedAt} />),
    },
    {
      id: 'expires',
      name: m.expires(),
      width: '13ch',
      canSort: true,
      cell: (row) => <ExpiresCell row={row} now={now} />,
    },
    {
      id: 'used',
      name: usage.isPerApp ? m.usage_app_title() : m.usage_title(),
      width: '13ch',
      canSort: true,
      cell: ({ ownerEmail, lastCall }) => (
        <LastUsed use={lastUseFrom(usage, ownerEmail, lastCall)} />
      ),
    },
  ];
}

function KeyCell({ organization, row }: { organization: string; row: KeyRow }) {
  const { keyName, sharedWith } = row;
  return (
    <>
      <KeyLink {...{ organization, row }} className={pageStyles.link}>
        <code translate="no">{keyNameText(keyName)}</code>
      </KeyLink>
      {sharedWith > 0 && (
        <span className={pageStyles.small}>
          <Link2 size={12} aria-hidden /> {m.keys_shared({ count: sharedWith })}
        </span>
      )}
    </>
  );
}

/** How many products a row names. */
const maxProducts = 3;

function ProductsCell({ organization, row: { products } }: { organization: string; row: KeyRow }) {
  const more = products.length - maxProducts;
  return (
    <div>
      {products.slice(0, maxProducts).map(({ name, status }, index) => (
        <span key={name}>
          {/* A word joiner, so that no line begins with the comma. */}
          {index > 0 && '\u2060, '}
          <ProductLink organization={organization} name={name} />
          {!isAlready(status, 'approve') && ` (${statusWord(status)})`}
        </span>
      ))}
      {more > 0 && ` +${more}`}
    </div>
  );
}

function ExpiresCell({ row, now }: { row: KeyRow; now: number }) {
  const { expiresAt, expiryUnknown } = row;
  if (expiryUnknown) return m.expires_unknown();
  if (expiresAt === null) return m.never_expires();
  const isNear = isExpired(expiresAt, now) || expiresSoon(expiresAt, now);
  return (
    <div>
      <Day ms={expiresAt} />
      {isNear && (
        <span className={pageStyles.small}>
          <Hourglass size={12} aria-hidden /> {formatRelativeDay(expiresAt, now)}
        </span>
      )}
    </div>
  );
}

function Day({ ms }: { ms: number }) {
  return (
    <time dateTime={new Date(ms).toISOString()} title={formatUtc(ms)}>
      {formatDay(ms)}
    </time>
  );
}
