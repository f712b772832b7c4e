import type { Platform } from './connection.ts';

/** The product names of the platforms. */
export const platformNames: Record<Platform, string> = { x: 'Apigee X', edge: 'Apigee Edge' };
