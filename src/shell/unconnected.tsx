import { allConnections } from '../connection/connection.ts';
import { m } from '../paraglide/messages.js';
import { PageHeading } from '../ui/page-heading.tsx';
import styles from './error-page.module.css';

/** The start page without an organization: explains how to connect one. It never shows demo data. */
export function Component() {
  const [connection] = allConnections();
  return connection ? <NoOrganization connection={connection.name} /> : <NotConnected />;
}

function NoOrganization({ connection }: { connection: string }) {
  return (
    <div className={styles.page}>
      <PageHeading title={m.no_organization_title()}>{m.no_organization_title()}</PageHeading>
      <p>{m.no_organization({ connection })}</p>
    </div>
  );
}

function NotConnected() {
  return (
    <div className={styles.page}>
      <PageHeading title={m.unconnected_title()}>{m.unconnected_title()}</PageHeading>
      <p>{m.unconnected()}</p>
      <pre className={styles.example} translate="no">
        {example}
      </pre>
    </div>
  );
}

const example = `{
  "connections": [
    {
      "name": "Production",
      "platform": "x",
      "baseUrl": "/apigee/v1",
      "organizations": ["my-organization"]
    }
  ]
}`;
