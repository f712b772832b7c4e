import {
  evaluateKey,
  type Condition,
  type HasStatus,
  type KeyState,
  type OwnerState,
} from '../access/evaluate.ts';
import type { Level } from '../operations/app/switches.ts';

/** A key with everything that its verdict depends on. */
interface KeyInApp {
  app: HasStatus;
  credential: KeyState & {
    consumerKey: string;
    products: readonly (HasStatus & { name: string })[];
  };
  owner: OwnerState | undefined;
  now: number;
}

/** The conditions of a key's verdict, with `unconfirmed` if an unconfirmed change can decide it. */
export function withUnconfirmedKey(
  conditions: readonly Condition[],
  unconfirmed: readonly Level[],
  key: KeyInApp,
): Condition[] {
  return canDecideKey(unconfirmed, key) ? [...conditions, 'unconfirmed'] : [...conditions];
}

/** The same for a product in a key. */
export function withUnconfirmedProduct(
  conditions: readonly Condition[],
  unconfirmed: readonly Level[],
  { key, product }: { key: string; product: string },
): Condition[] {
  const canDecide = unconfirmed.some(
    (level) =>
      level.key === undefined ||
      (level.key === key && (level.product === undefined || level.product === product)),
  );
  return canDecide ? [...conditions, 'unconfirmed'] : [...conditions];
}

function canDecideKey(
  unconfirmed: readonly Level[],
  { app, credential, owner, now }: KeyInApp,
): boolean {
  const ofKey = unconfirmed.filter(
    ({ key }) => key === undefined || key === credential.consumerKey,
  );
  if (ofKey.some(({ product }) => product === undefined)) return true;
  const names = new Set(ofKey.map(({ product }) => product));
  // A key that is blocked for another reason stays blocked whatever its products' statuses are.
  const usableWith = (status: string) => {
    const products = credential.products.map((one) => (names.has(one.name) ? { status } : one));
    return evaluateKey(app, { ...credential, products }, owner, now).usable;
  };
  return usableWith('approved') !== usableWith('revoked');
}
