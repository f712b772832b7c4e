import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** The hosts of the demo's mock, beside those that docs/nginx.conf names. */
const mockedHosts = ['https://api.enterprise.apigee.com'];

/**
 * Gives the built demo the Content-Security-Policy of docs/nginx.conf, with the hash of its own inline script, as a
 * `<meta>`: static hosts need no header for it. `frame-ancestors` works only in a header.
 */
export function demoPolicy(): Plugin {
  return {
    name: 'keywarden:demo-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const policy = policyOf(readFileSync(resolve('docs/nginx.conf'), 'utf8'), html);
        return html.replace(
          /^ *<meta charset.*\n/mu,
          (charset) =>
            `${charset}    <meta http-equiv="Content-Security-Policy" content="${policy}" />\n`,
        );
      },
    },
  };
}

/** The policy in an nginx configuration, for a page with these inline scripts. */
export function policyOf(configuration: string, html: string): string {
  const variables: Record<string, string> = {};
  for (const [, name = '', value = ''] of configuration.matchAll(/^ *set \$(\w+) "(.*)";$/gmu))
    variables[name] = value.replaceAll(/\$(\w+)/gu, (_all, used: string) => variables[used] ?? '');
  const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gsu)].map(([, code = '']) => code);
  return (variables['csp'] ?? '')
    .split(/;\s*/u)
    .filter((directive) => !directive.startsWith('frame-ancestors'))
    .map((directive) => {
      if (directive.startsWith('connect-src')) return [directive, ...mockedHosts].join(' ');
      if (!directive.startsWith('script-src ')) return directive;
      const others = directive.replaceAll(/ 'sha256-[^']*'/gu, '');
      return [others, ...scripts.map(hashSource)].join(' ');
    })
    .join('; ');
}

function hashSource(code: string): string {
  return `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
}
