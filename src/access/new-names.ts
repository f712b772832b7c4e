import { byteLength } from './attributes.ts';

/** What is wrong with a name or key that a person enters. */
export type NameProblem = 'empty' | 'first-character' | 'characters' | 'too-long';

/**
 * The problem of the name of a new app; `null` = none. The rule is the same on both platforms, and for the apps of
 * AppGroups and companies (docs/apigee-api.md, "Names").
 */
export function appNameProblem(name: string): NameProblem | null {
  if (name === '') return 'empty';
  if (!/^[A-Za-z0-9]/u.test(name)) return 'first-character';
  return /^[A-Za-z0-9 ._#$%-]+$/u.test(name) ? null : 'characters';
}

/** A name for an app, made of its display name: what is not allowed becomes `-`; '' if nothing is left. */
export function appNameFrom(displayName: string): string {
  return displayName
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9 ._#$%-]+/gu, '-')
    .replace(/^[^A-Za-z0-9]+/u, '')
    .replace(/[- ]+$/u, '');
}

/** The longest consumer key or secret, in bytes (docs/apigee-api.md, "Limits"). */
const maxKeyBytes = 2048;

/** The problem of a consumer key or secret to be imported; `null` = none (docs/apigee-api.md, "Names"). */
export function keyTextProblem(text: string): NameProblem | null {
  if (text === '') return 'empty';
  if (!/^[A-Za-z0-9_-]+$/u.test(text)) return 'characters';
  return byteLength(text) > maxKeyBytes ? 'too-long' : null;
}
