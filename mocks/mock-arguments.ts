import { parseArgs } from 'node:util';
import { scenarios } from './scenario-list.ts';
import { lazyOrganization } from './seed/generate.ts';
import { edgeCasesOrganization } from './seed/seed-edge-cases.ts';
import type { ServeOptions } from './serve.ts';
import type { LazyOrganization } from './tables.ts';

/** The arguments of `npm run mock-api`. */
export interface Arguments {
  port: number;
  scenario: string;
  /** organizations in addition to the two of the seed */
  extraOrganizations: readonly LazyOrganization[];
  options: ServeOptions;
}

/**
 * Reads the arguments of `npm run mock-api`, as `['--port', '4000']`.
 *
 * @throws Error with what is wrong with them
 */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      scenario: { type: 'string', default: 'none' },
      token: { type: 'string', multiple: true },
      'token-seconds': { type: 'string' },
      apps: { type: 'string' },
    },
  });
  const { scenario, token: tokens, 'token-seconds': seconds } = values;
  const ids = scenarios.map(({ id }) => id);
  if (!ids.includes(scenario)) throw new Error(`--scenario is one of ${ids.join(', ')}`);
  if (tokens?.some((token) => !/^\S+$/.test(token))) throw new Error('--token has no spaces');
  return {
    port: wholeNumber('port', values.port, 0, 65_535),
    scenario,
    extraOrganizations: [...lazyOrganizations(values.apps), edgeCasesOrganization],
    options: {
      ...(tokens === undefined ? {} : { tokens }),
      ...(seconds === undefined
        ? {}
        : { tokenSeconds: wholeNumber('token-seconds', seconds, 1, 1_000_000) }),
    },
  };
}

// One organization per platform and size.
function lazyOrganizations(text: string | undefined): LazyOrganization[] {
  const sizes = text?.split(',').map((part) => wholeNumber('apps', part, 1, 200_000)) ?? [];
  return [...new Set(sizes)].flatMap((apps) => [
    lazyOrganization({ name: `generated-${apps}`, platform: 'x', apps }),
    lazyOrganization({ name: `generated-edge-${apps}`, platform: 'edge', apps }),
  ]);
}

function wholeNumber(name: string, text: string | undefined, min: number, max: number): number {
  const value = /^\d{1,9}$/.test(text ?? '') ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new Error(`--${name} is a whole number from ${min} to ${max}`);
}
