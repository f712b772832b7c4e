import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { organizationsQuery } from '../api/organizations.ts';
import { allConnections, connectionTo, type Connection } from '../connection/connection.ts';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { MenuSelect } from '../ui/menu-select.tsx';
import styles from './organization-switch.module.css';
import { platformNames } from '../connection/platform-names.ts';

/**
 * Changes the organization, and says which platform this one runs on. An empty one is none yet: somebody who
 * can't sign in where a visit starts may go elsewhere.
 */
export function OrganizationSwitch({ organization }: { organization: string }) {
  const navigate = useNavigate();
  const here = organization ? connectionOf(organization) : undefined;
  return (
    <span className={styles.switch} data-organization>
      <MenuSelect
        label={m.organization()}
        value={organization}
        onChange={(chosen) => void navigate(paths.apps(chosen))}
      >
        {!here && <option value={organization}>{organization || m.organization_choose()}</option>}
        {allConnections().map((connection) => (
          <Organizations
            key={connection.name}
            connection={connection}
            always={connection.name === here?.name ? organization : undefined}
          />
        ))}
      </MenuSelect>
      <span className={styles.platform} translate="no">
        {here ? platformNames[here.platform] : ''}
      </span>
    </span>
  );
}

// What a connection offers, as far as it is known, and the organization on the page in any case.
function Organizations({
  connection,
  always,
}: {
  connection: Connection;
  always: string | undefined;
}) {
  const { data = [] } = useQuery(organizationsQuery(connection));
  const names = always === undefined || data.includes(always) ? data : [always, ...data];
  return names.map((name) => (
    <option key={name} value={name}>
      {name}
    </option>
  ));
}

function connectionOf(organization: string): Connection | undefined {
  try {
    return connectionTo(organization);
  } catch {
    return undefined;
  }
}
