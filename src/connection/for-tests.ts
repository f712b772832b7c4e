import { resetStores } from '../store.ts';
import { setConnections } from './connection.ts';

const baseUrls = {
  x: 'https://apigee.googleapis.com/v1',
  edge: 'https://api.enterprise.apigee.com/v1',
};

/** The organizations of the demo, by name. */
export const demo = { 'keywarden-demo': 'x', 'keywarden-edge': 'edge' } as const;

/**
 * Prepares a unit test: connections to the real URLs of both platforms, through a proxy that needs no sign-in, and reset
 * stores.
 */
export function connect(organizations: Record<string, 'x' | 'edge'> = demo): void {
  resetStores();
  setConnections({
    connections: Object.entries(organizations).map(([name, platform]) => ({
      name,
      platform,
      baseUrl: baseUrls[platform],
      organizations: [name],
      signIn: { kind: 'proxy' },
    })),
  });
}
