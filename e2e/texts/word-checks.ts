/** A word that readers have to look up, or a British spelling. A word of several parts has one space. */
const avoided: readonly (readonly [words: string, advice: string])[] = [
  [
    'behaviour|behaviours|honour|honours|honoured|colour|colours|licence|organisation',
    'US spelling',
  ],
  [
    'hence|whence|thereof|lest|whilst|amongst',
    'use "so", "from where", "of it", "while" or "among"',
  ],
  ['heed|heeds', 'use "follow" or "note"'],
  ['whoever', 'name the person or the program'],
  ['in spite of', 'use "despite"'],
  ['all the same', 'use "anyway"'],
  ['begun', 'use "started"'],
  ['broke off', 'use "was interrupted"'],
  ['fly|flies', 'use "scroll fast"'],
  ['stood|aught|ill', 'use a common word'],
];

/** Exported or module-level names that do not say what they are, with better ones. */
const avoidedNames: ReadonlyMap<string, string> = new Map([
  ['tell', 'notify, report or setProgress'],
  ['lookAt', 'fetchFresh'],
  ['decide', 'createChange'],
  ['carryOut', 'runChange'],
  ['know', 'setOwners'],
  ['put', 'upsert'],
  ['glance', 'preview'],
  ['called', 'labelsOf'],
  ['kept', 'a noun with a unit'],
  ['told', 'a noun'],
  ['asked', 'a noun'],
  ['clause', 'serverFilter'],
  ['barred', 'refused'],
  ['nameOf', 'switchId, pathId, rowHeading or scenarioLabel'],
  ['Wish', 'BulkRequest'],
  ['Covers', 'Coverage'],
  ['Question', 'ListQuery or PendingConflict'],
  ['small', 'autoLoadLimit'],
  ['chunk', 'rowsPerFetch'],
  ['margin', 'overscanRows'],
  ['steady', 'minRefreshMs'],
  ['stay', 'toastMs'],
  ['spacing', 'a noun with a unit'],
  ['patience', 'a noun with a unit'],
]);

/** Something to fix in a file: the text that is wrong, and what to do about it. */
export interface Finding {
  text: string;
  problem: string;
}

/** The avoided words of a source or a page, each once, in lower case. */
export function avoidedWords(source: string): Finding[] {
  const text = source.toLowerCase();
  return avoided.flatMap(([words, advice]) => {
    const found = text.match(new RegExp(`(?<![\\w-])(?:${words})(?![\\w-])`, 'gu')) ?? [];
    return [...new Set(found)].map((word) => ({ text: word, problem: `"${word}": ${advice}` }));
  });
}

/** The avoided names among the module-level declarations of a module. */
export function avoidedNamesIn(source: string): Finding[] {
  return declared(source, '(?:export )?').flatMap((name) => {
    const better = avoidedNames.get(name);
    return better === undefined
      ? []
      : [{ text: name, problem: `"${name}" does not say what it is: ${better}` }];
  });
}

/** Names that lazy routes have to export. */
const routeExports = new Set(['Component', 'ErrorPage']);

/** The names that several modules export: one finding for each module after the first. */
export function sharedNames(modules: ReadonlyMap<string, string>): Map<string, Finding[]> {
  const first = new Map<string, string>();
  const findings = new Map<string, Finding[]>();
  for (const [file, source] of modules)
    for (const name of declared(source, 'export ')) {
      const other = first.get(name);
      if (other === undefined || routeExports.has(name)) first.set(name, file);
      else if (other !== file)
        findings.set(file, [
          ...(findings.get(file) ?? []),
          { text: name, problem: `"${name}" is also a name of ${other}` },
        ]);
    }
  return findings;
}

function declared(source: string, start: string): string[] {
  const declaration = new RegExp(
    `^${start}(?:async )?(?:function\\*?|class|interface|type|const|let) (\\w+)`,
    'gmu',
  );
  return Array.from(source.matchAll(declaration), ([, name = '']) => name);
}
