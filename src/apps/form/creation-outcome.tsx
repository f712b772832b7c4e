import type { App } from '../../api/schemas.ts';
import { FailureNotice } from '../../credentials/manage/failure-notice.tsx';
import type { DialogRecord } from '../../credentials/manage/use-run.ts';
import { explain } from '../../errors/explain.ts';
import { formatTime } from '../../messages/format.ts';
import { isSuccess, reportOf } from '../../operations/report/outcome-report.ts';
import { m } from '../../paraglide/messages.js';
import { PageLink } from '../../page-link.tsx';
import { paths } from '../../paths.ts';
import { Notice } from '../../ui/notice.tsx';
import { refusedField } from './refused-field.ts';

interface Props {
  organization: string;
  last: DialogRecord | undefined;
}

/** Why no app was created, or that it exists after all. */
export function CreationOutcome({ organization, last }: Props) {
  if (!last) return null;
  const { record, texts } = last;
  const { outcome } = record;
  if (refusedField(outcome.error))
    return (
      <Notice
        title={texts.failed()}
        details={{ label: m.details(), lines: reportOf(record, { texts, explain }).details }}
      >
        {m.creation_refused()}
      </Notice>
    );
  if (!isSuccess(outcome)) return <FailureNotice last={last} />;
  const app = outcome.state as App;
  const link = <PageLink to={paths.app(organization, app.appId)}>{m.open_the_app()}</PageLink>;
  if (outcome.ending === 'already')
    return (
      <Notice title={m.app_exists_already()} action={link}>
        {m.app_exists_not_sent()}
      </Notice>
    );
  return (
    <Notice title={m.app_exists()} action={link}>
      {m.app_exists_created({ time: formatTime(app.createdAt ?? outcome.at) })}
    </Notice>
  );
}
