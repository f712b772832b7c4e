import { useForm } from 'react-hook-form';
import { withoutSecrets } from '../../api/app-bodies.ts';
import { removeProduct } from '../../operations/app/key/key-products.ts';
import { m } from '../../paraglide/messages.js';
import dialogStyles from './dialog-form.module.css';
import type { KeyDialogProps } from './dialog-props.ts';
import { OperationDialog } from './operation-dialog.tsx';
import { useRunAndClose } from './use-run.ts';
import styles from './fields/fields.module.css';

/** Removes a product from a key. */
export function RemoveProductDialog(props: KeyDialogProps) {
  const { organization, app, credential, keyName, onClose } = props;
  const { runAndClose, running } = useRunAndClose(onClose);
  const { register, handleSubmit, formState } = useForm({ defaultValues: { product: '' } });

  const submit = handleSubmit(async ({ product }) => {
    const target = { organization, app: withoutSecrets(app), key: credential.consumerKey };
    await runAndClose(removeProduct(target, product));
  });

  return (
    <OperationDialog
      title={m.remove_product_title({ key: keyName })}
      submit={m.action_remove()}
      kind="danger"
      onSubmit={submit}
      {...{ running, onClose }}
    >
      <fieldset className={styles.choices}>
        <legend>{m.column_product()}</legend>
        {credential.products.map(({ name }) => (
          <label key={name} translate="no">
            <input
              type="radio"
              value={name}
              {...register('product', { required: m.choose_product() })}
            />{' '}
            {name}
          </label>
        ))}
        {formState.errors.product && (
          <p role="alert" className={styles.error}>
            {formState.errors.product.message}
          </p>
        )}
      </fieldset>
      <p className={dialogStyles.hint}>{m.remove_product_explained()}</p>
    </OperationDialog>
  );
}
