import type { Attribute, Platform } from '../tables.ts';
import { violations } from '../contract.ts';
import { invalid } from '../refusal.ts';
import type { Call } from './route.ts';

/** Custom attributes per entity (docs/apigee-api.md, "Limits"). */
const maxAttributes = 18;
/** Bytes (docs/apigee-api.md, "Limits"). */
const maxAttributeNameBytes = 1024;
const maxAttributeValueBytes = 2048;

/**
 * A JSON request body, field by field. Each getter returns undefined for an absent field and throws
 * 400 for one of the wrong type. The handler decides what an absent field means.
 */
export interface JsonBody {
  text(name: string): string | undefined;
  /** int64: a string or a number, as Google's JSON parser accepts both */
  int(name: string): number | undefined;
  strings(name: string): string[] | undefined;
  /** at most 18, with names up to 1 KB and values up to 2 KB */
  attributes(name: string): Attribute[] | undefined;
  /** product names, from `["orders"]` or `[{"apiproduct": "orders"}]` (the contract says any) */
  products(name: string): string[] | undefined;
  object(name: string): JsonBody | undefined;
  /** the value as received, unchecked */
  any(name: string): unknown;
  /** names of the fields in the body */
  names(): string[];
}

/** Parses the body. 400 when it is not a JSON object or, on X, violates the schema of the contract. */
export function jsonBody(call: Call, schema: string): JsonBody {
  const { platform } = call.organization;
  const fields = parse(call.body, platform);
  // Google's JSON parser rejects unknown fields. Edge ignores them.
  const [wrong] = platform === 'x' ? violations(schema, fields, 'request') : [];
  if (wrong !== undefined) throw invalid('x', `Invalid JSON payload received. ${wrong}`);
  return reader(fields, platform);
}

function reader(fields: Record<string, unknown>, platform: Platform): JsonBody {
  function field<Value>(
    name: string,
    accept: (value: unknown) => value is Value,
  ): Value | undefined {
    const value = fields[name];
    if (value === undefined || value === null) return undefined;
    if (!accept(value)) throw invalid(platform, `Invalid value for ${name}`);
    return value;
  }

  return {
    text: (name) => field(name, isText),
    int(name) {
      const value = field(name, isInt);
      return value === undefined ? undefined : Number(value);
    },
    strings: (name) => field(name, isTexts),
    attributes(name) {
      const rows = field(name, isAttributes);
      return rows && checkAttributes(platform, rows);
    },
    products: (name) => field(name, isProducts)?.map((row) => (isText(row) ? row : row.apiproduct)),
    object(name) {
      const value = field(name, isObject);
      return value && reader(value, platform);
    },
    any: (name) => fields[name],
    names: () => Object.keys(fields),
  };
}

/** Throws 400 for too many or too long attributes, and for duplicate or empty names. */
export function checkAttributes(
  platform: Platform,
  rows: readonly { name: string; value?: string }[],
): Attribute[] {
  if (rows.length > maxAttributes) {
    throw invalid(platform, `At most ${maxAttributes} attributes are allowed`);
  }
  const names = rows.map(({ name }) => name);
  if (names.includes('') || new Set(names).size < names.length) {
    throw invalid(platform, 'Attribute names must be unique and not empty');
  }
  return rows.map(({ name, value = '' }) => {
    if (bytes(name) > maxAttributeNameBytes || bytes(value) > maxAttributeValueBytes) {
      throw invalid(platform, `Attribute ${name.slice(0, 40)} is too long`);
    }
    return { name, value };
  });
}

/** The length of a text on the wire, in bytes of UTF-8. */
export function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

function parse(text: string, platform: Platform): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Not JSON: rejected below.
  }
  throw invalid(platform, 'Invalid JSON payload received');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isInt(value: unknown): value is number | string {
  return typeof value === 'number'
    ? Number.isSafeInteger(value)
    : typeof value === 'string' && /^-?\d{1,15}$/.test(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function isAttributes(value: unknown): value is { name: string; value?: string }[] {
  return (
    Array.isArray(value) &&
    value.every(
      (row) =>
        isObject(row) &&
        isText(row['name']) &&
        (row['value'] === undefined || isText(row['value'])),
    )
  );
}

function isProducts(value: unknown): value is (string | { apiproduct: string })[] {
  return (
    Array.isArray(value) &&
    value.every((row) => isText(row) || (isObject(row) && isText(row['apiproduct'])))
  );
}
