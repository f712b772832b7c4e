import { useId } from 'react';
import bulkStyles from '../../bulk/bulk-dialog.module.css';
import { ProductField } from '../../bulk/plan/product-field.tsx';
import { RadioChoice } from '../../bulk/plan/radio-choice.tsx';
import { formatNumber } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import type { LeakedKey } from '../incident.ts';
import { keyLevel, ownersOf, productsIn, type RevokeLevel } from './revoke-level.ts';

interface Props {
  leakedKeys: readonly LeakedKey[];
  level: RevokeLevel;
  onChange(level: RevokeLevel): void;
}

/** What the deactivation of an owner stops is asked of the server for each, so more are not offered at once. */
const maxOwners = 20;

/** At which level keys are revoked. */
export function LevelChoice({ leakedKeys, level, onChange }: Props) {
  const name = useId();
  const products = productsIn(leakedKeys);
  const owners = ownersOf(leakedKeys).length;
  const choice = (label: string, value: RevokeLevel) => (
    <RadioChoice
      {...{ name, label }}
      isChosen={level.kind === value.kind}
      onChoose={() => onChange(value)}
    />
  );
  return (
    <fieldset className={bulkStyles.choices}>
      <legend className={bulkStyles.legend}>{m.bulk_what()}</legend>
      {choice(m.leaks_level_key(), keyLevel)}
      {products[0] !== undefined &&
        choice(m.leaks_level_product(), { kind: 'product', product: products[0] })}
      {level.kind === 'product' && (
        <ProductField
          value={level.product}
          products={products}
          onChange={(product) => onChange({ kind: 'product', product })}
        />
      )}
      {choice(m.leaks_level_app(), { kind: 'app' })}
      {owners > 0 && owners <= maxOwners && choice(m.leaks_level_owner(), { kind: 'owner' })}
      {owners > maxOwners && (
        <p className={bulkStyles.hint}>
          {m.leaks_level_owners_many({ max: formatNumber(maxOwners) })}
        </p>
      )}
    </fieldset>
  );
}
