import { useQueries } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { organizationsQuery } from '../api/organizations.ts';
import { allConnections, connectionTo, type Platform } from '../connection/connection.ts';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { MenuSelect } from '../ui/menu-select.tsx';
import styles from './organization-switch.module.css';

const platformNames: Record<Platform, string> = { x: 'Apigee X', edge: 'Apigee Edge' };

/**
 * Changes the organization, and says which platform this one runs on. An empty one is none yet: somebody who
 * can't sign in where a visit starts may go elsewhere.
 */
export function OrganizationSwitch({ organization }: { organization: string }) {
  const navigate = useNavigate();
  const connections = allConnections();
  const lists = useQueries({ queries: connections.map(organizationsQuery) });
  const offered = lists.flatMap(({ data }) => data ?? []);
  const names = offered.includes(organization) ? offered : [organization, ...offered];
  return (
    <span className={styles.switch} data-organization>
      <MenuSelect
        label={m.organization()}
        value={organization}
        options={names.map((name) => ({ value: name, label: name || m.organization_choose() }))}
        onChange={(chosen) => void navigate(paths.apps(chosen))}
      />
      <span className={styles.platform} translate="no">
        {platformOf(organization)}
      </span>
    </span>
  );
}

function platformOf(organization: string): string {
  try {
    return platformNames[connectionTo(organization).platform];
  } catch {
    return '';
  }
}
