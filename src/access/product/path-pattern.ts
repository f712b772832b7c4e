/** Why it is not certain that a pattern matches: Apigee's own implementations disagree there. */
export type PathDoubt =
  | 'trailing slash'
  | 'letter case'
  | '/ under /**'
  | 'empty *'
  | '** in the middle';

/** Whether a pattern matches; `doubt` = why that is not documented. */
export type PathMatch =
  | { matches: 'yes' | 'no'; doubt?: never }
  | { matches: 'uncertain'; doubt: PathDoubt };

/**
 * Whether a resource pattern of an API product matches a path suffix (docs/apigee-api.md, "Path patterns"). The answer
 * is certain where the documentation decides, or where Microgateway and the Envoy library agree.
 *
 * @param suffix the path after the proxy's base path, without query; `''` = the bare base path
 */
export function matchPath(pattern: string, suffix: string): PathMatch {
  if (pattern === '/') return { matches: 'yes' };
  if (pattern === '') return { matches: 'no' };
  // Documented: exactly one level, although the Envoy library lets it through.
  if (pattern === '/*' && suffix === '/') return { matches: 'no' };
  const acceptedBy = implementations.filter((allowed) => accepts(pattern, suffix, allowed));
  const [allowed] = acceptedBy;
  if (!allowed) return { matches: 'no' };
  if (acceptedBy.length === implementations.length) return { matches: 'yes' };
  return { matches: 'uncertain', doubt: decisiveDoubt(pattern, suffix, allowed) };
}

// What each implementation lets through beyond what all do.
const microgateway: readonly PathDoubt[] = ['** in the middle', 'trailing slash', 'letter case'];
const envoyLibrary: readonly PathDoubt[] = ['/ under /**', 'empty *'];
const implementations = [microgateway, envoyLibrary];

function decisiveDoubt(pattern: string, suffix: string, allowed: readonly PathDoubt[]): PathDoubt {
  const isNeeded = (doubt: PathDoubt) =>
    !accepts(
      pattern,
      suffix,
      allowed.filter((other) => other !== doubt),
    );
  return allowed.find(isNeeded) ?? 'trailing slash';
}

function accepts(pattern: string, suffix: string, allowed: readonly PathDoubt[]): boolean {
  const isAllowed = (doubt: PathDoubt) => allowed.includes(doubt);
  const inner = pattern.indexOf('**');
  if (inner !== -1 && inner !== pattern.length - 2 && !isAllowed('** in the middle')) return false;
  if (pattern === '/**' && suffix === '/') return isAllowed('/ under /**');
  const fold = (text: string) => (isAllowed('letter case') ? text.toLowerCase() : text);
  const text = fold(suffix);
  const ends = endsOf(fold(pattern), text, isAllowed('empty *'));
  const isSlashLeft = text.endsWith('/') && isAllowed('trailing slash');
  return ends.has(text.length) || (isSlashLeft && ends.has(text.length - 1));
}

// The lengths of the beginnings of `text` that the pattern matches. Not a regular expression: one with many stars can
// take exponential time.
function endsOf(pattern: string, text: string, canStarBeEmpty: boolean): ReadonlySet<number> {
  let ends: ReadonlySet<number> = new Set([0]);
  for (const part of pattern.split(/(\*\*?)/u)) {
    if (part === '**') ends = afterStar(ends, text, { crossesSlash: true, canBeEmpty: true });
    else if (part === '*')
      ends = afterStar(ends, text, { crossesSlash: false, canBeEmpty: canStarBeEmpty });
    else ends = afterText(ends, text, part);
  }
  return ends;
}

function afterText(ends: ReadonlySet<number>, text: string, part: string): Set<number> {
  return new Set([...ends].filter((at) => text.startsWith(part, at)).map((at) => at + part.length));
}

interface Star {
  crossesSlash: boolean;
  canBeEmpty: boolean;
}

function afterStar(ends: ReadonlySet<number>, text: string, star: Star): Set<number> {
  const after = new Set<number>();
  let isOpen = false;
  for (let at = 0; at <= text.length; at += 1) {
    if (at > 0 && text[at - 1] === '/' && !star.crossesSlash) isOpen = false;
    if (isOpen || (star.canBeEmpty && ends.has(at))) after.add(at);
    if (ends.has(at)) isOpen = true;
  }
  return after;
}
