import { Controller, useForm } from 'react-hook-form';
import { needsProducts } from '../../api/app-requests.ts';
import { withoutSecrets } from '../../api/app-bodies.ts';
import { m } from '../../paraglide/messages.js';
import { CreatedKeyDialog } from './new-key/created-key-dialog.tsx';
import { lifeMs, type ExpiryChoice } from './fields/expiry-choice.ts';
import { ExpiryField, expiryRules } from './fields/expiry-field.tsx';
import { ProductsField } from './fields/products-field.tsx';
import { useKeyCreation } from './new-key/use-key-creation.ts';
import { OperationDialog } from './operation-dialog.tsx';
import type { AppDialogProps } from './dialog-props.ts';

interface Fields {
  products: string[];
  expiry: ExpiryChoice;
  approves: boolean;
}

/** Creates another key for an app, then shows it. It stays open until then: see `useKeyCreation`. */
export function AddCredentialDialog({ organization, app, onClose }: AppDialogProps) {
  const creating = useKeyCreation();
  const { control, register, handleSubmit } = useForm<Fields>({
    defaultValues: {
      products: [],
      expiry: { kind: 'never', days: '90', date: '' },
      approves: false,
    },
  });

  const submit = handleSubmit(async ({ products, expiry, approves }) => {
    const newKey = { products, expiresInMs: lifeMs(expiry) };
    await creating.create({ organization, app: withoutSecrets(app) }, newKey, approves);
  });

  const { creation } = creating;
  if (creation) return <CreatedKeyDialog {...{ organization, app, creating, creation, onClose }} />;
  return (
    <OperationDialog
      title={m.add_credential()}
      submit={m.add_credential()}
      running={creating}
      locked={creating.isLocked}
      onSubmit={submit}
      onClose={onClose}
    >
      <Controller
        name="products"
        control={control}
        rules={{
          validate: (products) =>
            products.length > 0 || !needsProducts(app.owner) || m.new_key_needs_product(),
        }}
        render={({ field, fieldState }) => (
          <ProductsField organization={organization} {...field} error={fieldState.error?.message} />
        )}
      />
      <Controller
        name="expiry"
        control={control}
        rules={expiryRules}
        render={({ field, fieldState }) => (
          <ExpiryField {...field} error={fieldState.error?.message} />
        )}
      />
      <label>
        <input type="checkbox" {...register('approves')} /> {m.approve_pending()}
      </label>
    </OperationDialog>
  );
}
