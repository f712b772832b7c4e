import { useQueryClient } from '@tanstack/react-query';
import Check from 'lucide-react/icons/check';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { organizationsQuery } from '../api/organizations.ts';
import { allConnections, findConnection } from '../connection/connection.ts';
import { platformNames } from '../connection/platform-names.ts';
import { fold } from '../inventory/view.ts';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { OptionList, useOptionList } from '../ui/choices/option-list.tsx';
import styles from './organization-list.module.css';

interface Props {
  /** the current one */
  organization: string;
  close(): void;
}

/** The organizations of all connections, as far as they are loaded, with a field to search them. */
export function OrganizationList({ organization, close }: Props) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const groups = useOrganizations(organization).map(({ name, platform, organizations }) => ({
    label: name,
    options: organizations
      .filter((each) => fold(each).includes(fold(typed)))
      .map((each) => ({
        id: `${name} ${each}`,
        name: each,
        // Most connections have the platform in their name.
        tag: name.includes(platformNames[platform]) ? undefined : platformNames[platform],
        ...(each === organization && { Icon: Check }),
        run() {
          close();
          if (each !== organization) void navigate(paths.apps(each));
        },
      })),
  }));
  const current = findConnection(organization)?.name ?? '';
  const { field, list, reset } = useOptionList({ groups, initialId: `${current} ${organization}` });
  return (
    <>
      <input
        {...field}
        type="text"
        className={styles.field}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the list was opened to choose from it
        autoFocus
        aria-label={m.organization_search()}
        placeholder={m.organization_search()}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => {
          reset();
          setTyped(target.value);
        }}
      />
      <OptionList label={m.organization()} list={list} />
      {!list.selected && (
        <p role="status" className={styles.none}>
          {m.organization_none()}
        </p>
      )}
    </>
  );
}

// By connection; the current organization is listed in any case.
function useOrganizations(organization: string) {
  const client = useQueryClient();
  const [loaded, setLoaded] = useState<Partial<Record<string, readonly string[]>>>({});
  // Not `useQueries`, which would add 1 kB to the first page.
  useEffect(() => {
    for (const connection of allConnections())
      client.query(organizationsQuery(connection)).then(
        (names) => setLoaded((before) => ({ ...before, [connection.name]: names })),
        () => {},
      );
  }, [client]);
  const current = organization ? findConnection(organization) : undefined;
  return allConnections().map((connection) => {
    const names = loaded[connection.name] ?? [];
    const isMissing = connection === current && !names.includes(organization);
    return { ...connection, organizations: isMissing ? [organization, ...names] : names };
  });
}
