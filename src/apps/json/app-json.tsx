import { useSuspenseQuery } from '@tanstack/react-query';
import { nameOfKey, plainKeyName } from '../../access/key-names.ts';
import { appQuery } from '../../api/apps.ts';
import type { AnyApp } from '../../api/schemas.ts';
import { formatTime } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { markedLines, maskedBody, prettyJson, type SwitchNumber } from './app-json-lines.ts';
import styles from './app-json.module.css';
import { Calls } from './calls.tsx';
import { explanations, SwitchMark } from './switch-mark.tsx';

interface Props {
  organization: string;
  appId: string;
}

/** The body of the app as last loaded, and the calls that change its statuses. */
export function AppJson({ organization, appId }: Props) {
  const { data: app, dataUpdatedAt, isError } = useSuspenseQuery(appQuery(organization, appId));
  return (
    <div className={styles.panel}>
      {app.source === undefined ? (
        // Until the app is loaded, a row of the list takes its place; it has no body.
        <p className={styles.waiting}>{isError ? m.app_not_loaded() : m.json_loading()}</p>
      ) : (
        <Body app={app} readAt={dataUpdatedAt} />
      )}
      <Calls organization={organization} app={app} />
    </div>
  );
}

function Body({ app, readAt }: { app: AnyApp; readAt: number }) {
  const { source } = app;
  const masked = maskedBody(source, (key) => plainKeyName(nameOfKey(app, key)));
  const texts = { copied: m.copied(), failed: m.copy_failed() };
  return (
    <div className={styles.body}>
      <Legend />
      <div className={styles.tools}>
        <p className={styles.read}>
          <time dateTime={new Date(readAt).toISOString()}>
            {m.json_loaded_at({ time: formatTime(readAt) })}
          </time>
          . {m.json_masked()}
        </p>
        <CopyButton label={m.copy_without_secrets()} text={() => prettyJson(masked)} {...texts} />
        <CopyButton label={m.copy_with_secrets()} text={() => prettyJson(source)} {...texts} />
      </div>
      <CodeBlock isRegion label={m.json_of({ app: app.displayName })}>
        {markedLines(masked).map(({ number, text, mark }) => (
          <span key={number} className={styles.line} data-mark={mark}>
            {text}
            {mark && <SwitchMark number={mark} explained />}
          </span>
        ))}
      </CodeBlock>
    </div>
  );
}

const numbers: readonly SwitchNumber[] = [1, 2, 3];

function Legend() {
  return (
    <div className={styles.legend}>
      <p>{m.switches_all_three()}</p>
      <dl>
        {numbers.map((number) => (
          <div key={number}>
            <dt>
              <SwitchMark number={number} />
            </dt>
            <dd>{explanations[number]()}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
