import { Controller, useForm } from 'react-hook-form';
import { withoutSecrets } from '../../api/app-bodies.ts';
import { m } from '../../paraglide/messages.js';
import { addProducts } from './add-products.ts';
import dialogStyles from './dialog-form.module.css';
import type { KeyDialogProps } from './dialog-props.ts';
import { ProductsField } from './fields/products-field.tsx';
import { OperationDialog } from './operation-dialog.tsx';
import { useRun } from './use-run.ts';

/** Adds products to a key. */
export function AddProductDialog(props: KeyDialogProps) {
  const { organization, app, credential, keyName, onClose } = props;
  const running = useRun();
  const { control, handleSubmit } = useForm<{ products: string[] }>({
    defaultValues: { products: [] },
  });

  const submit = handleSubmit(async ({ products }) => {
    const target = { organization, app: withoutSecrets(app), key: credential.consumerKey };
    if ((await addProducts(running, target, products)) && running.isOpen()) onClose();
  });

  return (
    <OperationDialog
      title={m.add_product_title({ key: keyName })}
      submit={m.action_add()}
      onSubmit={submit}
      {...{ running, onClose }}
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
    </OperationDialog>
  );
}
