import { useForm } from 'react-hook-form';
import { m } from '../../paraglide/messages.js';
import { TextField } from '../../ui/form/text-field.tsx';

/** A form that is submitted only once the name of an app is typed, with its field. */
export function useTypedName(name: string) {
  const { register, handleSubmit, formState } = useForm({ defaultValues: { typed: '' } });
  const label = m.type_to_confirm({ text: name });
  const input = register('typed', { validate: (typed) => typed === name || label });
  return {
    handleSubmit,
    nameField: <TextField label={label} error={formState.errors.typed?.message} {...input} />,
  };
}
