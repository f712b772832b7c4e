import type { Platform } from './connection.ts';

/** What Google calls the platforms. */
export const platformNames: Record<Platform, string> = { x: 'Apigee X', edge: 'Apigee Edge' };
