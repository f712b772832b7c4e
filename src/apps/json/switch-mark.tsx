import { m } from '../../paraglide/messages.js';
import type { SwitchNumber } from './app-json-lines.ts';
import styles from './switch-mark.module.css';

const names = { 1: m.switch_of_product, 2: m.switch_of_key, 3: m.switch_of_app } as const;

/** Explains what each of the three statuses controls. */
export const explanations = {
  1: m.switch_of_product_explained,
  2: m.switch_of_key_explained,
  3: m.switch_of_app_explained,
} as const;

interface Props {
  number: SwitchNumber;
  /** adds the explanation as a tooltip and for screen readers */
  explained?: boolean;
}

/** Marks a status with its number and name. */
export function SwitchMark({ number, explained = false }: Props) {
  const explanation = explained ? explanations[number]() : undefined;
  return (
    <span className={styles.mark} title={explanation} translate="yes">
      ({number}) {names[number]()}
      {explanation && <span className="visually-hidden">: {explanation}</span>}
    </span>
  );
}
