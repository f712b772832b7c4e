import type { Member } from '../access/app-group-members.ts';
import type { OwnerDetails } from '../api/owner-details.ts';
import type { OwnerRecord } from '../api/schemas.ts';
import { formatDateTime } from '../messages/format.ts';
import { PageLink } from '../page-link.tsx';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { Fact } from '../ui/fact.tsx';
import factStyles from '../ui/facts.module.css';
import styles from '../ui/page.module.css';
import { kindTexts } from './owner-kinds.ts';

/** The details of an owner. Values from the server are never translated. */
export function OwnerFacts({ details, record }: { details: OwnerDetails; record: OwnerRecord }) {
  const { owner, attributes, userName, appGroupId, channelId, channelUri } = details;
  const { kind, id } = owner;
  const texts: [name: string, value: string][] = [
    [m.owner_fact_full_name(), record.fullName],
    [m.owner_fact_user_name(), userName],
    [kind === 'developer' ? m.owner_fact_developer_id() : m.fact_name(), id],
    [m.owner_fact_group_id(), appGroupId],
    [m.owner_fact_channel_id(), channelId],
    [m.owner_fact_channel_uri(), channelUri],
  ];
  return (
    <dl className={factStyles.facts}>
      <Fact name={m.owner_fact_kind()}>{kindTexts[kind].name()}</Fact>
      {texts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <Fact key={name} name={name}>
            <span translate="no">{value}</span>
          </Fact>
        ))}
      <Fact name={m.column_created()}>{timeText(details.createdAt)}</Fact>
      <Fact name={m.column_modified()}>{timeText(details.lastModifiedAt)}</Fact>
      {attributes.map(({ name, value }) => (
        <Fact key={name} name={<span translate="no">{name}</span>}>
          <span translate="no">{value}</span>
        </Fact>
      ))}
    </dl>
  );
}

function timeText(ms: number | undefined): string {
  return ms === undefined ? m.unknown() : formatDateTime(ms);
}

/** The members of an AppGroup, which are only shown. */
export function Members({
  organization,
  members,
}: {
  organization: string;
  members: Member[] | null;
}) {
  return (
    <section className={styles.section} aria-labelledby="members">
      <h2 id="members" className={styles.sectionHead}>
        {m.owner_members()}
      </h2>
      <p className={styles.hint}>
        {members === null
          ? m.owner_members_unknown()
          : members.length === 0
            ? m.owner_members_none()
            : m.owner_members_hint()}
      </p>
      <ul className={styles.links}>
        {members?.map(({ developer, roles }) => (
          <li key={developer}>
            <PageLink to={paths.owner(organization, 'developer', developer)} translate="no">
              {developer}
            </PageLink>{' '}
            <span className={styles.count} translate="no">
              {roles.join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
