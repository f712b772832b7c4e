import ChevronDown from 'lucide-react/icons/chevron-down';
import { findConnection } from '../connection/connection.ts';
import { platformNames } from '../connection/platform-names.ts';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';
import { m } from '../paraglide/messages.js';
import { Popover } from '../ui/popover.tsx';
import styles from './organization-switch.module.css';

const OrganizationList = lazyPart(
  async () => (await import('./organization-list.tsx')).OrganizationList,
);

/**
 * Switches the organization, and shows the platform of the current one. `organization` is empty on the start page:
 * people who can't sign in to the first connection can choose another.
 */
export function OrganizationSwitch({ organization }: { organization: string }) {
  const current = organization ? findConnection(organization) : undefined;
  return (
    <span className={styles.switch} data-organization>
      <Popover
        isDropDown
        label={m.organization()}
        className={styles.button}
        button={
          <>
            <bdi className={styles.name} translate={organization ? 'no' : undefined}>
              {organization || m.organization_choose()}
            </bdi>
            <ChevronDown size={14} aria-hidden />
          </>
        }
        onPointerEnter={OrganizationList.preload}
        onFocus={OrganizationList.preload}
      >
        {(close) => (
          <LazyBoundary>
            <OrganizationList organization={organization} close={close} />
          </LazyBoundary>
        )}
      </Popover>
      <span className={styles.platform} translate="no">
        {current ? platformNames[current.platform] : ''}
      </span>
    </span>
  );
}
