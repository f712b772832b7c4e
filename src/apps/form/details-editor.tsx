import Pencil from 'lucide-react/icons/pencil';
import Trash2 from 'lucide-react/icons/trash';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { withoutSecrets } from '../../api/app-bodies.ts';
import type { AnyApp } from '../../api/schemas.ts';
import { UnexpectedNotice } from '../../credentials/manage/unexpected-notice.tsx';
import type { DialogRecord } from '../../credentials/manage/use-run.ts';
import { LazyBoundary, lazyPart } from '../../errors/lazy-boundary.tsx';
import { editApp } from '../../operations/app/edit-app.ts';
import { m } from '../../paraglide/messages.js';
import { ChangeNote } from '../../status/change-note.tsx';
import { Button } from '../../ui/button.tsx';
import { useAfterPaint } from '../../ui/hooks/use-after-paint.ts';
import styles from './details-editor.module.css';

const DetailsForm = lazyPart(async () => (await import('./details-form.tsx')).DetailsForm);
const DeleteAppDialog = lazyPart(
  async () => (await import('./delete-app-dialog.tsx')).DeleteAppDialog,
);

interface Props {
  organization: string;
  app: AnyApp;
  /** the details, while they are not edited */
  children: ReactNode;
}

/** The details of an app, with buttons that edit them and delete the app. */
export function DetailsEditor({ organization, app, children }: Props) {
  const [open, setOpen] = useState<'form' | 'deletion'>();
  const [saved, setSaved] = useState<DialogRecord>();
  const editButton = useRef<HTMLButtonElement>(null);
  useAfterPaint(preloadForms);

  const wasEdited = useRef(false);

  // After the form, the button gets the focus back, as soon as it is there again.
  useLayoutEffect(() => {
    if (wasEdited.current && open === undefined) editButton.current?.focus();
    wasEdited.current = open === 'form';
  }, [open]);

  function close(record?: DialogRecord) {
    if (record) setSaved(record);
    setOpen(undefined);
  }

  return (
    <>
      {open === 'form' ? (
        <LazyBoundary>
          <DetailsForm {...{ organization, app }} onClose={close} />
        </LazyBoundary>
      ) : (
        <>
          {children}
          <div className={styles.buttons}>
            <Button
              ref={editButton}
              icon={<Pencil size={16} aria-hidden />}
              onClick={() => setOpen('form')}
            >
              {m.edit_details()}
            </Button>
            <Button icon={<Trash2 size={16} aria-hidden />} onClick={() => setOpen('deletion')}>
              {m.delete_app()}
            </Button>
          </div>
        </>
      )}
      {saved && open !== 'form' && <UnexpectedNotice last={saved} />}
      <ChangeNote operationId={editApp({ organization, app: withoutSecrets(app) }, {}).id} />
      {open === 'deletion' && (
        <LazyBoundary>
          <DeleteAppDialog {...{ organization, app }} onClose={() => setOpen(undefined)} />
        </LazyBoundary>
      )}
    </>
  );
}

function preloadForms() {
  DetailsForm.preload();
  DeleteAppDialog.preload();
}
