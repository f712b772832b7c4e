import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { version } from '../../package.json';
import { sha256Of } from '../access/fingerprint.ts';
import { accountOf } from '../connection/account.ts';
import { allConnections, connectionTo } from '../connection/connection.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { download, fileTime } from '../ui/browser/download.ts';
import styles from '../ui/page.module.css';
import { announce } from '../ui/toast/announcer.ts';
import { evidenceKeys } from './evidence-keys.ts';
import { evidenceMarkdown } from './evidence-markdown.ts';
import { evidenceJson, evidenceOf, type Evidence } from './evidence.ts';
import { amendIncident, runningRevocation, type Incident } from './incident.ts';
import leakStyles from './leaks.module.css';
import { SearchAnother } from './search-another.tsx';

interface SavedFile {
  name: string;
  /** `undefined` = the browser can't compute it */
  hash: string | undefined;
}

/** Saves what was done as a file, and shows its SHA-256. */
export function EvidenceSection({ incident }: { incident: Incident }) {
  const evidence = useEvidence(incident);
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const save = async (text: string, ending: string, type: string) => {
    const name = `keywarden-leak-${fileTime(Date.now())}.${ending}`;
    download(name, text, type);
    announce(m.exported());
    amendIncident(() => ({ hasUnsavedEvidence: false }));
    setSaved({ name, hash: await sha256Of(text) });
  };
  return (
    <section className={styles.section}>
      <h2>{m.leaks_evidence()}</h2>
      <p className={styles.hint}>{m.leaks_evidence_explained()}</p>
      <div className={styles.tools}>
        <Button onClick={() => void save(evidenceJson(evidence()), 'json', 'application/json')}>
          {m.leaks_evidence_json()}
        </Button>
        <Button onClick={() => void save(evidenceMarkdown(evidence()), 'md', 'text/markdown')}>
          {m.leaks_evidence_markdown()}
        </Button>
        {incident.revocations.size > 0 && !runningRevocation(incident) && <SearchAnother />}
      </div>
      {saved && (
        <p role="status" className={leakStyles.hash}>
          {saved.hash
            ? m.leaks_evidence_hash({ file: saved.name })
            : m.leaks_evidence_no_hash({ file: saved.name })}{' '}
          <code translate="no">{saved.hash}</code>
        </p>
      )}
    </section>
  );
}

function useEvidence(incident: Incident): () => Evidence {
  const client = useQueryClient();
  return () =>
    evidenceOf({
      incident,
      keys: evidenceKeys(client, incident),
      accounts: Object.fromEntries(
        allConnections().map((connection) => [connection.name, accountOf(connection)]),
      ),
      platformOf: (organization) => connectionTo(organization).platform,
      consoleVersion: version,
      now: Date.now(),
    });
}
