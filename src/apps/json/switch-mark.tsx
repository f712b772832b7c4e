import { m } from '../../paraglide/messages.js';
import type { SwitchNumber } from './app-json-lines.ts';
import styles from './switch-mark.module.css';

const names = { 1: m.switch_of_product, 2: m.switch_of_key, 3: m.switch_of_app } as const;

/** What each of the three switches decides, in words. */
export const explanations = {
  1: m.switch_of_product_explained,
  2: m.switch_of_key_explained,
  3: m.switch_of_app_explained,
} as const;

interface Props {
  number: SwitchNumber;
  /** also says what it decides, to who points at it or hears it */
  explained?: boolean;
}

/** Marks one of the three switches by its number and name. */
export function SwitchMark({ number, explained = false }: Props) {
  const explanation = explained ? explanations[number]() : undefined;
  return (
    <span className={styles.mark} title={explanation} translate="yes">
      ({number}) {names[number]()}
      {explanation && <span className="visually-hidden">: {explanation}</span>}
    </span>
  );
}
