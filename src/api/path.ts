/**
 * A path of the management API: every value is one segment, encoded. App names may hold spaces, `#` and
 * `%` (docs/apigee-api.md, "Names").
 *
 * @throws TypeError for an empty segment and for `.` and `..`, which a URL would swallow or climb
 * @throws URIError for half a character
 */
export function path(parts: TemplateStringsArray, ...segments: string[]): string {
  return parts.reduce((whole, part, index) => whole + encodeSegment(segments[index - 1]) + part);
}

function encodeSegment(segment = ''): string {
  if (segment === '' || segment === '.' || segment === '..')
    throw new TypeError(`“${segment}” can't be part of a management API path`);
  return encodeURIComponent(segment);
}

/** Whether a text can be a segment of a path. */
export function canBeInPath(segment: string): boolean {
  try {
    return encodeSegment(segment) !== '';
  } catch {
    return false;
  }
}
