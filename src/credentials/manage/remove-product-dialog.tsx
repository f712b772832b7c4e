import { useForm } from 'react-hook-form';
import { withoutSecrets } from '../../api/app-bodies.ts';
import { removeProduct } from '../../operations/app/key/key-products.ts';
import { m } from '../../paraglide/messages.js';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { DialogForm } from './dialog-form.tsx';
import dialogStyles from './dialog-form.module.css';
import type { KeyDialogProps } from './dialog-props.ts';
import { useRunAndClose } from './use-run.ts';
import styles from './fields/fields.module.css';

/** Removes a product from a key. */
export function RemoveProductDialog(props: KeyDialogProps) {
  const { organization, app, credential, keyName, onClose } = props;
  const { runAndClose, isRunning, last } = useRunAndClose(onClose);
  const { register, handleSubmit, formState } = useForm({ defaultValues: { product: '' } });

  const submit = handleSubmit(async ({ product }) => {
    const target = { organization, app: withoutSecrets(app), key: credential.consumerKey };
    await runAndClose(removeProduct(target, product));
  });

  return (
    <Dialog title={m.remove_product_title({ key: keyName })} close={m.close()} onClose={onClose}>
      <DialogForm
        submit={m.remove_product()}
        kind="danger"
        {...{ isRunning, last }}
        onSubmit={(event) => void submit(event)}
        onCancel={onClose}
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
      </DialogForm>
    </Dialog>
  );
}
