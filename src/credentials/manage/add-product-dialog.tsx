import { useQueryClient } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { withoutSecrets } from '../../api/app-bodies.ts';
import { report } from '../../operations/run-and-report.ts';
import { m } from '../../paraglide/messages.js';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { addProducts } from './add-products.ts';
import { DialogForm } from './dialog-form.tsx';
import dialogStyles from './dialog-form.module.css';
import type { KeyDialogProps } from './dialog-props.ts';
import { ProductsField } from './fields/products-field.tsx';
import { useRun } from './use-run.ts';

/** Adds products to a key. */
export function AddProductDialog(props: KeyDialogProps) {
  const { organization, app, credential, keyName, onClose } = props;
  const client = useQueryClient();
  const { run, isRunning, last } = useRun();
  const { control, handleSubmit } = useForm<{ products: string[] }>({
    defaultValues: { products: [] },
  });

  const submit = handleSubmit(async ({ products }) => {
    const target = { organization, app: withoutSecrets(app), key: credential.consumerKey };
    const added = await addProducts(run, target, products);
    if (!added) return;
    onClose();
    for (const record of added) void report(client, record);
  });

  return (
    <Dialog title={m.add_product_title({ key: keyName })} close={m.close()} onClose={onClose}>
      <DialogForm
        submit={m.add_product()}
        {...{ isRunning, last }}
        onSubmit={(event) => void submit(event)}
        onCancel={onClose}
      >
        <p className={dialogStyles.hint}>{m.add_product_explained()}</p>
        <Controller
          name="products"
          control={control}
          rules={{ validate: (products) => products.length > 0 || m.choose_product() }}
          render={({ field, fieldState }) => (
            <ProductsField
              organization={organization}
              without={credential.products.map(({ name }) => name)}
              value={field.value}
              onChange={field.onChange}
              error={fieldState.error?.message}
            />
          )}
        />
      </DialogForm>
    </Dialog>
  );
}
