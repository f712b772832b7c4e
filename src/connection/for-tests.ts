import { takeConnections } from './connection.ts';

const baseUrls = {
  x: 'https://apigee.googleapis.com/v1',
  edge: 'https://api.enterprise.apigee.com/v1',
};

/** The organizations of the demo, by name. */
export const demo = { 'keywarden-demo': 'x', 'keywarden-edge': 'edge' } as const;

/** Connects organizations at the real address of their platform, behind a proxy that signs in: what a unit test needs. */
export function connect(organizations: Record<string, 'x' | 'edge'> = demo): void {
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
