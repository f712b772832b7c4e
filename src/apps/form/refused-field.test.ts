import { expect, test } from 'vitest';
import { ApiError } from '../../api/api-error.ts';
import { refusedField } from './refused-field.ts';

test.each([
  [409, '', 'App exists', 'name', 'taken'],
  [400, 'INVALID_ARGUMENT', 'Invalid app name: "-"', 'name', 'refused-name'],
  [400, 'keymanagement.service.apiproduct_doesnot_exist', '', 'products', 'refused-products'],
  [404, '', 'ApiProduct orders does not exist', 'products', 'refused-products'],
  [400, '', 'At most 18 attributes are allowed', 'attributes', 'refused-attributes'],
  [404, 'developer.service.DeveloperDoesNotExist', '', 'owner', 'unknown-owner'],
])('%i %s “%s”: the field %s', (status, code, message, field, problem) => {
  const error = new ApiError({ kind: 'http', host: 'apigee.example', status, code, message });
  expect(refusedField(error)).toEqual({ field, problem });
});

test.each([403, 429, 500])('%i is about no field', (status) => {
  const facts = { kind: 'http', host: 'apigee.example', message: 'Attributes' } as const;
  expect(refusedField(new ApiError({ ...facts, status }))).toBeNull();
});
