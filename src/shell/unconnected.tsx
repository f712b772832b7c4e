import { m } from '../paraglide/messages.js';
import { PageHeading } from '../ui/page-heading.tsx';
import styles from './error-page.module.css';

/** The start of a console that knows no organization yet: what to put where. It never shows demo data. */
export function Unconnected() {
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
