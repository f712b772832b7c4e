/**
 * Why a pasted text can't be an access token:
 * - `empty` there is no text
 * - `json` JSON without an access token
 * - `key-file` a private key, a service account's key file or a Google API key
 * - `command` a command for a shell
 * - `characters` it contains characters that are not allowed after `Bearer`
 */
export type TokenMistake = 'empty' | 'json' | 'key-file' | 'command' | 'characters';

/** The access token in a pasted text: a token, a header or JSON, possibly wrapped over several lines. */
export function tokenIn(pasted: string): { token: string } | { mistake: TokenMistake } {
  const text = pasted.replaceAll(/\p{Cf}/gu, '').trim();
  if (/PRIVATE KEY-----|"private_key"|"service_account"|^AIza[\w-]{35}$/u.test(text))
    return { mistake: 'key-file' };
  if (/^[{[]/u.test(text)) {
    const found = tokenInJson(text);
    return found ? tokenIn(found) : { mistake: 'json' };
  }
  if (
    /^[$#>\s]*(curl|gcloud|export|echo|set|get_token|http|wget)\s|\$\(|^\$?\w*token\s*=/iu.test(
      text,
    )
  )
    return { mistake: 'command' };
  if (/^(?:authorization:?\s*)?basic\s/iu.test(text)) return { mistake: 'characters' };
  const token = text
    .replaceAll(/\s/gu, '')
    .replace(/^["'`]+/u, '')
    .replace(/^authorization:?/iu, '')
    .replace(/^(?:bearer:?)+/iu, '')
    .replace(/["'`,;]+$/u, '');
  if (token === '') return { mistake: 'empty' };
  // The characters that RFC 6750 allows after `Bearer`.
  return /^[\w.~+/-]+=*$/u.test(token) ? { token } : { mistake: 'characters' };
}

// At any depth of the JSON. Terminals may have wrapped lines inside strings.
function tokenInJson(text: string): string | undefined {
  try {
    return findToken(JSON.parse(text.replaceAll(/[\r\n]+\s*/gu, '')));
  } catch {
    return /"access_?token"\s*:\s*"([^"]+)"/iu.exec(text)?.[1];
  }
}

function findToken(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, field] of Object.entries(value)) {
    if (/^(access_?)?token$/iu.test(name) && typeof field === 'string' && field) return field;
    const nested = findToken(field);
    if (nested) return nested;
  }
  return undefined;
}
