import { valibotResolver } from '@hookform/resolvers/valibot';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { AnyApp, Owner } from '../../api/schemas.ts';
import { FailureNotice } from '../../credentials/manage/failure-notice.tsx';
import { Fact } from '../../ui/fact.tsx';
import { ownerKindText } from '../../credentials/owner-kinds.ts';
import type { DialogRecord } from '../../credentials/manage/use-run.ts';
import { DiscardDialog, UnsavedChanges } from '../../forms/unsaved-changes.tsx';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import { Form, FormButtons } from '../../ui/form/form.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { detailsOf, detailsSchema, type DetailValues } from './app-values.ts';
import styles from './details-editor.module.css';
import { CustomAttributes, UrlAndNotes } from './details-fields.tsx';
import { problemText } from './field-problems.ts';
import { useDetailsSaving } from './use-details-saving.ts';

interface Props {
  organization: string;
  app: AnyApp;
  /** @param saved what was saved, if anything */
  onClose(saved?: DialogRecord): void;
}

/** Edits the details of an app. */
export function DetailsForm({ organization, app, onClose }: Props) {
  const [opened] = useState(app);
  const [isAsking, setAsking] = useState(false);
  const form = useForm<DetailValues>({
    resolver: valibotResolver(detailsSchema(opened.callbackUrl)),
    mode: 'onChange',
    defaultValues: detailsOf(opened),
  });
  const { register, formState } = form;
  const { errors, isDirty } = formState;
  const { save, isRunning, last } = useDetailsSaving({
    organization,
    opened,
    valuesNow: form.getValues,
    onClose,
  });
  const submit = form.handleSubmit(save);
  return (
    <FormProvider {...form}>
      <section className={styles.panel} aria-labelledby="edit-details">
        <h2 id="edit-details">{m.edit_details()}</h2>
        <Form
          label={m.edit_details()}
          onSubmit={(event) => {
            event.preventDefault();
            if (!isRunning) void submit(event);
          }}
          end={
            <>
              {!isRunning && <FailureNotice last={last} />}
              <FormButtons>
                <Button type="submit" kind="primary" aria-busy={isRunning}>
                  {m.action_save()}
                </Button>
                <Button onClick={() => (isDirty ? setAsking(true) : onClose())}>
                  {m.cancel()}
                </Button>
              </FormButtons>
            </>
          }
        >
          <FixedFacts name={app.name} owner={app.owner} />
          <TextField
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that opened the form is gone
            autoFocus
            label={m.display_name()}
            hint={m.display_name_fallback()}
            error={problemText(errors.displayName)}
            {...register('displayName')}
          />
          <UrlAndNotes />
          <CustomAttributes />
        </Form>
      </section>
      {isAsking && (
        <DiscardDialog
          {...{ isRunning }}
          onCancel={() => setAsking(false)}
          onConfirm={() => onClose()}
        />
      )}
      <UnsavedChanges isUnsaved={() => isDirty} {...{ isRunning }} />
    </FormProvider>
  );
}

function FixedFacts({ name, owner }: { name: string; owner: Owner }) {
  return (
    <dl className={styles.fixed}>
      <Fact name={m.fact_name()}>
        <code translate="no">{name}</code>
        <p className={styles.reason}>{m.name_fixed()}</p>
      </Fact>
      <Fact name={ownerKindText[owner.kind]()}>
        <span translate="no">{owner.email || owner.id}</span>
        <p className={styles.reason}>{m.owner_fixed()}</p>
      </Fact>
    </dl>
  );
}
