import { ApiError } from '../../api/api-error.ts';
import type { NewAppValues } from './app-values.ts';
import type { FieldProblem } from './field-problems.ts';

/** The field of a new app that the server refused. */
export interface RefusedField {
  field: keyof NewAppValues;
  problem: FieldProblem;
}

/**
 * The field that an error of the creation is about; `null` = none, or not known. The codes of the platforms differ and
 * are not documented, so the server's words decide (docs/apigee-api.md, "Known errors").
 */
export function refusedField(error: unknown): RefusedField | null {
  if (!(error instanceof ApiError)) return null;
  const { status, code, message } = error;
  if (status === 409) return { field: 'name', problem: 'taken' };
  if (status !== 400 && status !== 404) return null;
  const words = `${code} ${message}`;
  if (/product/iu.test(words)) return { field: 'products', problem: 'refused-products' };
  if (/attribute/iu.test(words)) return { field: 'attributes', problem: 'refused-attributes' };
  if (status === 404) return { field: 'owner', problem: 'unknown-owner' };
  return /name/iu.test(words) ? { field: 'name', problem: 'refused-name' } : null;
}
