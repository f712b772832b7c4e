import { resetStores } from '../store.ts';
import { takeConnections } from './connection.ts';

const baseUrls = {
  x: 'https://apigee.googleapis.com/v1',
  edge: 'https://api.enterprise.apigee.com/v1',
};

/** The organizations of the demo, by name. */
export const demo = { 'keywarden-demo': 'x', 'keywarden-edge': 'edge' } as const;

/**
 * Starts a unit test: organizations at the real address of their platform, behind a proxy that signs in, and stores
 * that hold nothing of the test before.
 */
export function connect(organizations: Record<string, 'x' | 'edge'> = demo): void {
  resetStores();
  takeConnections({
    connections: Object.entries(organizations).map(([name, platform]) => ({
      name,
      platform,
      baseUrl: baseUrls[platform],
      organizations: [name],
      signIn: { kind: 'proxy' },
    })),
  });
}
