import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The recommended nginx configuration. */
export const policyFile = join(root, 'docs/nginx.conf');

/** The production build; `DIST` overrides the folder. */
export const productionBuild = resolve(root, process.env['DIST'] ?? 'dist');

/** The hashes of a content security policy, by directive. */
export interface Hashes {
  script: string[];
  style: string[];
}

/** Hashes of the build's inline code: scripts and styles in index.html, and the style that Radix adds. */
export function hashesOfBuild(): Hashes {
  const html = readFileSync(join(productionBuild, 'index.html'), 'utf8');
  const assets = join(productionBuild, 'assets');
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'));
  const injected = scripts.flatMap((file) =>
    textsOf(readFileSync(join(assets, file), 'utf8'), /__html:[`'"](\[data-radix[^`'"]*)[`'"]/gu),
  );
  return {
    // A script with attributes is an external file or data, which need no hash.
    script: textsOf(html, /<script>(.*?)<\/script>/gsu).map(hash),
    style: [...textsOf(html, /<style>(.*?)<\/style>/gsu), ...injected].map(hash),
  };
}

/** Hashes of the inline code that docs/nginx.conf allows. */
export function hashesOfPolicy(): Hashes {
  const text = readFileSync(policyFile, 'utf8');
  const [script = '', style = ''] = ['script-src', 'style-src'].map((directive) =>
    textsOf(text, new RegExp(`set \\$csp "\\$csp; (${directive} [^"]*)"`, 'gu')).join(' '),
  );
  const hashes = /'(sha256-[^']*)'/gu;
  return { script: textsOf(script, hashes), style: textsOf(style, hashes) };
}

function textsOf(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
