import type { QueryClient } from '@tanstack/react-query';
import { appsQuery } from '../api/apps.ts';
import type { Glance, Question } from './columns.ts';
import { whatIsHere } from './what-is-here.ts';

/** How many apps the Find dialog lists. */
const mostListed = 10;

/** The apps that a text names. */
export interface AppsNamed extends Glance {
  /** all apps of the organization were searched */
  isComplete: boolean;
}

/** The answer to a text that names nothing. */
export const noApps: AppsNamed = { count: 0, rows: [], isComplete: true };

/**
 * The loaded apps that answer to a question. Of an organization of which nothing is loaded yet, the first page is
 * loaded for it.
 */
export async function appsNamed(
  client: QueryClient,
  organization: string,
  question: Question,
): Promise<AppsNamed> {
  if (!question.view.q) return noApps;
  await client.query(appsQuery(organization)).catch(() => {});
  const here = whatIsHere(client, organization);
  const found = await here?.glance(question, mostListed).catch(() => null);
  return here && found
    ? { ...found, isComplete: here.isComplete }
    : { ...noApps, isComplete: false };
}
