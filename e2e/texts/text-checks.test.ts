import { describe, expect, test } from 'vitest';
import {
  citationProblems,
  duplicateKeys,
  keysOf,
  parametersOf,
  sectionsOf,
  translationProblems,
  unusedKeys,
  usesComputedKey,
  variantProblems,
} from './text-checks.ts';

const countOf = (match: Record<string, string>, inputs = ['count']) => [
  {
    declarations: [
      ...inputs.map((name) => `input ${name}`),
      'local countPlural = count: plural',
      'local countText = count: number',
    ],
    selectors: ['countPlural'],
    match,
  },
];

describe('citations', () => {
  const sections = sectionsOf('# Page\n\n## Paging\n\ntext\n\n### Detail\n\n## Status calls\n');

  test('headings of the second level are sections', () => {
    expect([...sections]).toEqual(['Paging', 'Status calls']);
  });

  test('accepts the names of sections, one or several, also across lines of a comment', () => {
    const source = [
      '// Inclusive (docs/apigee-api.md, "Paging").',
      '/**',
      ' * Sent as documented (docs/apigee-api.md, "Paging" and',
      ' * "Status calls").',
      ' */',
    ].join('\n');
    expect(citationProblems(source, sections)).toEqual([]);
  });

  test('reports each name that is no section', () => {
    const source = '// (docs/apigee-api.md, "Paging", "Pages" and\n// "Detail")';
    const problems = citationProblems(source, sections).map(({ problem }) => problem);
    expect(problems).toEqual([
      'docs/apigee-api.md has no section "Pages"',
      'docs/apigee-api.md has no section "Detail"',
    ]);
  });

  test.each([
    ['a section by number', 'as in reference §1.3', '§1.3'],
    ['a section by number, with a space', '§ 2', '§ 2'],
    ['a file outside the repository', 'see product.md', 'product.md'],
    ['a folder outside the repository', '../shared/x', '../shared/'],
  ])('reports %s with its line', (_what, text, found) => {
    const problems = citationProblems(`fine\n// ${text}\nfine`, sections);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.problem).toContain(`line 2: "${found}"`);
  });

  test('accepts other Markdown files', () => {
    expect(citationProblems('docs/hosting.md, my-product.mdx, §', sections)).toEqual([]);
  });
});

describe('messages in use', () => {
  test('finds keys that no source uses', () => {
    const sources = ['<p>{m.save()}</p>', "m['undo']({ app })", 'm.saved()', 'form.cancel'];
    expect(unusedKeys(['save', 'undo', 'cancel'], sources)).toEqual(['cancel']);
  });

  test('detects computed keys', () => {
    const head = "import { m } from '../../paraglide/messages.js';\n";
    expect(usesComputedKey(`${head}m[key]()`)).toBe(true);
    expect(usesComputedKey(`${head}m[\`status_\${status}\`]()`)).toBe(true);
    expect(usesComputedKey(`${head}m['save'](); m.save(); items[0]`)).toBe(false);
    expect(usesComputedKey('const m = /x/.exec(text); m[1]')).toBe(false);
  });

  test('ignores the schema field', () => {
    expect(keysOf({ $schema: 'https://schema.example', save: 'Save' })).toEqual(['save']);
  });
});

describe('languages', () => {
  test('finds keys that a file has twice', () => {
    expect(duplicateKeys('{\n  "a": "1",\n  "b": "2",\n  "a": "3"\n}')).toEqual(['a']);
  });

  test('parameters are placeholders, or the inputs of a message with variants', () => {
    expect(parametersOf('{app} of {owner}')).toEqual(new Set(['app', 'owner']));
    const message = countOf({ 'countPlural=*': '{countText} apps' }, ['count', 'owner']);
    expect(parametersOf(message)).toEqual(new Set(['count', 'owner']));
  });

  test('a text matches a message with variants when the parameters are the same', () => {
    const english = { apps: countOf({ 'countPlural=*': '{countText} apps' }), edit: 'Edit {app}' };
    expect(translationProblems(english, { edit: '{app} bearbeiten', apps: '{count}' })).toEqual([]);
  });

  test('reports missing keys, extra keys and different parameters', () => {
    const english = { edit: 'Edit {app}', undo: 'Undo' };
    expect(translationProblems(english, { edit: '{name} bearbeiten', more: 'Mehr' })).toEqual([
      'undo: missing',
      'more: not in the original',
      'edit: parameters (name) instead of (app)',
    ]);
  });
});

describe('variants', () => {
  test('accepts a variant that leaves out only what chooses it', () => {
    const match = {
      'countPlural=one': '1 app of {owner}',
      'countPlural=*': '{countText}, {owner}',
    };
    expect(variantProblems(countOf(match, ['count', 'owner']))).toEqual([]);
    expect(variantProblems('{app}')).toEqual([]);
  });

  test('reports a variant that leaves out a parameter', () => {
    const match = { 'countPlural=one': '{countText} app', 'countPlural=*': '{countText}, {owner}' };
    expect(variantProblems(countOf(match, ['count', 'owner']))).toEqual([
      'countPlural=one: {owner} is left out',
    ]);
  });

  test('reports an undeclared name once, in its variant', () => {
    const match = { 'countPlural=one': '{counttext} app', 'countPlural=*': '{countText} apps' };
    expect(variantProblems(countOf(match))).toEqual([
      'countPlural=one: {counttext} is not declared',
    ]);
  });
});
