import ChevronRight from 'lucide-react/icons/chevron-right';
import { Suspense, useState } from 'react';
import { lazyPart, PartMissing } from '../../errors/lazy-boundary.tsx';
import { m } from '../../paraglide/messages.js';
import { Boundary } from '../../ui/boundary.tsx';
import styles from './json-section.module.css';

const AppJson = lazyPart(async () => (await import('./app-json.tsx')).AppJson);

interface Props {
  organization: string;
  appId: string;
}

/** The JSON of the app, in a section that loads when it is opened. */
export function JsonSection({ organization, appId }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby="json" className={styles.section}>
      <div className={styles.head}>
        <h2 id="json">
          <button
            type="button"
            className={styles.disclosure}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <ChevronRight size={16} aria-hidden />
            {m.json()}
          </button>
        </h2>
        <p className={styles.hint}>{m.json_hint()}</p>
      </div>
      {open && (
        <Boundary fallback={<PartMissing />}>
          <Suspense fallback={<p className={styles.hint}>{m.loading()}</p>}>
            <AppJson organization={organization} appId={appId} />
          </Suspense>
        </Boundary>
      )}
    </section>
  );
}
