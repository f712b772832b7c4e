import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { keyTextProblem } from '../../access/new-names.ts';
import { ApiError } from '../../api/api-error.ts';
import { withoutSecrets } from '../../api/app-bodies.ts';
import { canImportExpiry } from '../../api/key-requests.ts';
import type { App } from '../../api/schemas.ts';
import { importKey } from '../../operations/app/key/import-key.ts';
import { tookEffect } from '../../operations/operation.ts';
import { m } from '../../paraglide/messages.js';
import { Notice } from '../../ui/notice.tsx';
import { addProducts } from './add-products.ts';
import dialogStyles from './dialog-form.module.css';
import type { AppDialogProps } from './dialog-props.ts';
import { lifeMs, type ExpiryChoice } from './fields/expiry-choice.ts';
import { ExpiryField, expiryRules } from './fields/expiry-field.tsx';
import { ProductsField } from './fields/products-field.tsx';
import { OperationDialog } from './operation-dialog.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { useRun, type DialogRecord } from './use-run.ts';

interface Fields {
  key: string;
  secret: string;
  expiry: ExpiryChoice;
  products: string[];
}

/**
 * Imports a key: one request for the key, and one for each product. If a product fails, only the rest is sent again. The
 * dialog can be closed between requests: the person has the secret, and products can be added to the key later.
 */
export function ImportKeyDialog({ organization, app, onClose }: AppDialogProps) {
  const running = useRun();
  const { run, isRunning, last } = running;
  const [sent, setSent] = useState<string>();
  // The key that was imported, without its products. After a lost reply, it can also be found later.
  const imported = sent ?? importedBy(last);
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
    if ((await addProducts(running, target, fields.products)) && running.isOpen()) onClose();
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
    if (!record) return undefined;
    const { ending, error } = record.outcome;
    if (ending === 'already' || (error instanceof ApiError && error.status === 409))
      setError('key', { message: m.import_key_taken() }, { shouldFocus: true });
    if (!tookEffect(record.outcome)) return undefined;
    setValue('secret', '');
    setSent(key);
    return record.outcome.state as App;
  }

  return (
    <OperationDialog
      title={m.import_key_title()}
      submit={imported === undefined ? m.import_key() : m.import_add_products()}
      onSubmit={submit}
      {...{ running, onClose }}
    >
      {imported === undefined ? (
        <>
          <p className={dialogStyles.hint}>{m.import_key_explained()}</p>
          <TextField
            label={m.column_key()}
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
          <ProductsField organization={organization} {...field} error={fieldState.error?.message} />
        )}
      />
    </OperationDialog>
  );
}

function importedBy(last: DialogRecord | undefined): string | undefined {
  if (!last || !tookEffect(last.record.outcome)) return undefined;
  const { action, key } = last.record.operation;
  return action === 'import-key' ? key : undefined;
}

function problemText(text: string): string | true {
  const problem = keyTextProblem(text);
  if (problem === null) return true;
  if (problem === 'empty') return m.import_empty();
  return problem === 'too-long' ? m.import_too_long() : m.import_wrong_characters();
}
