import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { policyOf } from './demo-policy.ts';

const configuration = readFileSync('docs/nginx.conf', 'utf8');

test('the demo has every directive of production, its own script hash, and the host of its mock', () => {
  const policy = policyOf(
    configuration,
    '<script>a()</script><script type="module" src="b"></script>',
  );
  const directives = new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
  const names = [...configuration.matchAll(/\b([a-z]+-(?:src|uri|action|ancestors))\b(?= ')/gu)];
  const expected = new Set(
    names.map(([, name]) => name).filter((name) => name !== 'frame-ancestors'),
  );
  expect(expected.size).toBeGreaterThan(6);
  for (const name of expected) expect([...directives.keys()]).toContain(name);
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('script-src')).toEqual([
    "'self'",
    'https://accounts.google.com/gsi/client',
    "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='",
  ]);
  expect(directives.get('connect-src')).toContain('https://apigee.googleapis.com');
  expect(directives.get('connect-src')).toContain('https://api.enterprise.apigee.com');
  expect(policy).not.toContain('$');
  expect(policy).not.toContain("'unsafe");
});
