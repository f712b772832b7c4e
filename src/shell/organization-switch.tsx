import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { organizationsQuery } from '../api/organizations.ts';
import { allConnections, findConnection, type Connection } from '../connection/connection.ts';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { MenuSelect } from '../ui/menu-select.tsx';
import styles from './organization-switch.module.css';
import { platformNames } from '../connection/platform-names.ts';

/**
 * Switches the organization, and shows the platform of the current one. `organization` is empty on the start page:
 * people who can't sign in to the first connection can choose another.
 */
export function OrganizationSwitch({ organization }: { organization: string }) {
  const navigate = useNavigate();
  const current = organization ? findConnection(organization) : undefined;
  return (
    <span className={styles.switch} data-organization>
      <MenuSelect
        label={m.organization()}
        value={organization}
        onChange={(chosen) => void navigate(paths.apps(chosen))}
      >
        {!current && (
          <option value={organization}>{organization || m.organization_choose()}</option>
        )}
        {allConnections().map((connection) => (
          <Organizations
            key={connection.name}
            connection={connection}
            current={connection.name === current?.name ? organization : undefined}
          />
        ))}
      </MenuSelect>
      <span className={styles.platform} translate="no">
        {current ? platformNames[current.platform] : ''}
      </span>
    </span>
  );
}

// The organizations of a connection, as far as they are loaded, and in any case the current one.
function Organizations({
  connection,
  current,
}: {
  connection: Connection;
  current: string | undefined;
}) {
  const { data = [] } = useQuery(organizationsQuery(connection));
  const names = current === undefined || data.includes(current) ? data : [current, ...data];
  return names.map((name) => (
    <option key={name} value={name}>
      {name}
    </option>
  ));
}
