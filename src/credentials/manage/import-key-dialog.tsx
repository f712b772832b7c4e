import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { keyTextProblem } from '../../access/new-names.ts';
import { ApiError } from '../../api/api-error.ts';
import { withoutSecrets } from '../../api/app-bodies.ts';
import { canImportExpiry } from '../../api/key-requests.ts';
import type { App } from '../../api/schemas.ts';
import { importKey } from '../../operations/app/key/import-key.ts';
import { isSuccess } from '../../operations/report/outcome-report.ts';
import { report } from '../../operations/run-and-report.ts';
import { m } from '../../paraglide/messages.js';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { addProducts } from './add-products.ts';
import { DialogForm } from './dialog-form.tsx';
import dialogStyles from './dialog-form.module.css';
import type { AppDialogProps } from './dialog-props.ts';
import { lifeMs, type ExpiryChoice } from './fields/expiry-choice.ts';
import { ExpiryField, expiryRules } from './fields/expiry-field.tsx';
import { ProductsField } from './fields/products-field.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { useRun } from './use-run.ts';

interface Fields {
  key: string;
  secret: string;
  expiry: ExpiryChoice;
  products: string[];
}

/**
 * Imports a key: one request for the key, and one for each product. If a product fails, only the rest is sent again.
 */
export function ImportKeyDialog({ organization, app, onClose }: AppDialogProps) {
  const client = useQueryClient();
  const { run, isRunning, last } = useRun();
  // What was imported; its products are still to be added.
  const [imported, setImported] = useState<string>();
  const { control, register, handleSubmit, setValue, setError, formState } = useForm<Fields>({
    defaultValues: {
      key: '',
      secret: '',
      expiry: { kind: 'never', days: '90', date: '' },
      products: [],
    },
  });
  const { errors } = formState;

  const submit = handleSubmit(async (fields) => {
    const shown = withoutSecrets(app);
    const withKey = imported === undefined ? await sendKey(fields, shown) : shown;
    if (!withKey) return;
    const target = { organization, app: withKey, key: fields.key };
    const added = await addProducts(run, target, fields.products);
    if (added) onClose();
    for (const record of added ?? []) void report(client, record);
  });

  async function sendKey({ key, secret, expiry }: Fields, shown: App): Promise<App | undefined> {
    const life = lifeMs(expiry);
    const record = await run(
      importKey(
        { organization, app: shown },
        {
          consumerKey: key,
          consumerSecret: secret,
          expiresInSeconds: life === null ? null : Math.round(life / 1000),
        },
      ),
    );
    const { error } = record?.outcome ?? {};
    if (error instanceof ApiError && error.status === 409)
      setError('key', { message: m.import_key_taken() });
    if (!record || !isSuccess(record.outcome)) return undefined;
    setValue('secret', '');
    setImported(key);
    return record.outcome.state as App;
  }

  return (
    <Dialog title={m.import_key_title()} close={m.close()} onClose={onClose}>
      <DialogForm
        submit={imported === undefined ? m.import_key() : m.import_add_products()}
        {...{ isRunning, last }}
        onSubmit={(event) => void submit(event)}
        onCancel={onClose}
      >
        {imported === undefined ? (
          <>
            <p className={dialogStyles.hint}>{m.import_key_explained()}</p>
            <TextField
              label={m.chain_key()}
              hint={m.import_characters()}
              error={errors.key?.message}
              {...register('key', { validate: problemText })}
            />
            <TextField
              label={m.consumer_secret()}
              hint={m.import_characters()}
              type="password"
              error={errors.secret?.message}
              {...register('secret', { validate: problemText })}
            />
            {canImportExpiry(organization) ? (
              <Controller
                name="expiry"
                control={control}
                rules={expiryRules}
                render={({ field, fieldState }) => (
                  <ExpiryField {...field} error={fieldState.error?.message} />
                )}
              />
            ) : (
              <p className={dialogStyles.hint}>{m.import_never_expires()}</p>
            )}
          </>
        ) : (
          !isRunning && <Notice title={m.import_half_title()}>{m.import_half()}</Notice>
        )}
        <Controller
          name="products"
          control={control}
          render={({ field, fieldState }) => (
            <ProductsField
              organization={organization}
              {...field}
              error={fieldState.error?.message}
            />
          )}
        />
      </DialogForm>
    </Dialog>
  );
}

function problemText(text: string): string | true {
  const problem = keyTextProblem(text);
  if (problem === null) return true;
  if (problem === 'empty') return m.import_empty();
  return problem === 'too-long' ? m.import_too_long() : m.import_wrong_characters();
}
