/**
 * A path of the management API: each value is encoded as one segment. App names can have spaces, `#` and `%`
 * (docs/apigee-api.md, "Names").
 *
 * @throws TypeError for an empty segment, `.` and `..`, which URLs don't preserve
 * @throws URIError for an unpaired surrogate
 */
export function path(parts: TemplateStringsArray, ...segments: string[]): string {
  return parts.reduce((whole, part, index) => whole + encodeSegment(segments[index - 1]) + part);
}

function encodeSegment(segment = ''): string {
  if (segment === '' || segment === '.' || segment === '..')
    throw new TypeError(`“${segment}” can't be part of a management API path`);
  return encodeURIComponent(segment);
}

/** Whether `path` accepts a segment. */
export function canBeInPath(segment: string): boolean {
  try {
    return encodeSegment(segment) !== '';
  } catch {
    return false;
  }
}
