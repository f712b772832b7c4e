import { keyNames, plainKeyName, type KeyName } from '../../access/key-names.ts';

interface HasKey {
  consumerKey: string;
  issuedAt?: number | undefined;
}

/**
 * Identifies a key among those of its app without containing it: its name as shown, and when it was issued. If another
 * key that looks like it was added since, it may identify none.
 */
export function keyIdOf(name: KeyName, issuedAt: number | undefined): string {
  return `${plainKeyName(name)} ${issuedAt ?? ''}`;
}

/** The keys of an app by their IDs. */
export function keysById(credentials: readonly HasKey[]): Map<string, string> {
  const names = keyNames(credentials);
  return new Map(
    credentials.map(({ consumerKey, issuedAt }) => [
      keyIdOf(names.get(consumerKey) ?? { mask: '' }, issuedAt),
      consumerKey,
    ]),
  );
}
