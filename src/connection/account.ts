import type { Connection } from './connection.ts';
import { tokenFor } from './session.ts';

/** The account that a connection is signed in with, if its token tells; `null` = not known. */
export function accountOf(connection: Connection): string | null {
  return accountIn(tokenFor(connection) ?? '');
}

/**
 * The account that an access token names. Only a JWT does, as Apigee Edge issues them; Google's tokens are opaque.
 *
 * @returns its e-mail or user name; `null` = not known
 */
export function accountIn(token: string): string | null {
  const [, payload = ''] = token.split('.');
  try {
    const claims = JSON.parse(textIn(payload)) as Record<string, unknown> | null;
    const names = [claims?.['email'], claims?.['user_name']];
    return names.find((name): name is string => typeof name === 'string' && name !== '') ?? null;
  } catch {
    return null;
  }
}

function textIn(base64url: string): string {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.codePointAt(0) ?? 0);
  return new TextDecoder().decode(bytes);
}
