import contract from './contract.json' with { type: 'json' };

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: readonly string[];
  items?: Schema;
  properties?: Record<string, Schema>;
}

const schemas: Record<string, Schema> = contract.schemas;

/**
 * `response`: what the server may send. `request`: what Google's JSON parser accepts; there an int64
 * may also be a number.
 */
type Direction = 'request' | 'response';

/**
 * Validates `value` against that schema of contract.json. Returns `path: problem` lines, none when
 * it is valid. An unknown property is a problem, and so is an int64 that is not a string.
 */
export function violations(
  name: string,
  value: unknown,
  direction: Direction = 'response',
): string[] {
  return walk({ $ref: name }, value, name, direction);
}

function walk(schema: Schema, value: unknown, path: string, direction: Direction): string[] {
  if (schema.$ref !== undefined) {
    const target = schemas[schema.$ref];
    return target ? walk(target, value, path, direction) : [`${path}: no schema ${schema.$ref}`];
  }
  switch (schema.type) {
    case 'any':
      return [];
    case 'object':
      return walkObject(schema.properties ?? {}, value, path, direction);
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((item, index) =>
            walk(schema.items ?? {}, item, `${path}[${index}]`, direction),
          )
        : [`${path}: not an array`];
    case 'string':
      return walkString(schema, value, path, direction);
    case 'integer':
      return Number.isInteger(value) ? [] : [`${path}: not an integer`];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${path}: not a boolean`];
    default:
      return [`${path}: schema of unknown type ${schema.type}`];
  }
}

function walkObject(
  properties: Record<string, Schema>,
  value: unknown,
  path: string,
  direction: Direction,
): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [`${path}: not an object`];
  }
  return Object.entries(value).flatMap(([name, field]) => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return schema
      ? walk(schema, field, `${path}.${name}`, direction)
      : [`${path}.${name}: not in the schema`];
  });
}

function walkString(schema: Schema, value: unknown, path: string, direction: Direction): string[] {
  if (direction === 'request' && schema.format === 'int64' && Number.isSafeInteger(value))
    return [];
  if (typeof value !== 'string') return [`${path}: not a string`];
  if (schema.format === 'int64' && !/^-?\d+$/.test(value)) return [`${path}: not an int64`];
  if (schema.enum && !schema.enum.includes(value)) return [`${path}: ${value} is not in the enum`];
  return [];
}
