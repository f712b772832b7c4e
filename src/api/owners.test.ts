import { describe, expect, test } from 'vitest';
import { hasOwner, NoOwner, ownerPath } from './owners.ts';

describe('the owner of an app', () => {
  const named = { kind: 'developer' as const, id: 'dev-1', email: '' };

  test('is addressed by e-mail where the app names it, otherwise by id', () => {
    expect(ownerPath('org', named)).toBe('/organizations/org/developers/dev-1');
    expect(ownerPath('org', { ...named, email: 'a@b.example' })).toBe(
      '/organizations/org/developers/a%40b.example',
    );
  });

  test('can be missing in the data: then its path throws NoOwner, not the error of a name', () => {
    const none = { ...named, id: '' };
    expect(hasOwner(none)).toBe(false);
    expect(() => ownerPath('org', none)).toThrow(NoOwner);
    expect(hasOwner({ ...none, email: 'a@b.example' })).toBe(true);
  });
});
