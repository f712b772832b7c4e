import type { Plugin } from 'vite';

const definition = /^const (\w+) = (?:\/\*\*.*?\*\/ )?\((\w*)\) => (\{.*?^\});\n/gmsu;
const singleReturn = /^\{\s*return (?:\/\*\*.*?\*\/ )?\(?(`.*`)\)?;?\s*\}$/su;

/**
 * Inlines the text of each language into the compiled message, and imports `getLocale` from our own small module instead
 * of Paraglide's runtime. Saves 1.4 kB in the list and 1.4 kB in the edit view (brotli).
 */
export function inlineTexts(): Plugin {
  return {
    name: 'keywarden:inline-texts',
    apply: 'build',
    transform(code, id) {
      if (!/\/paraglide\/messages\/[^/_][^/]*\.js$/u.test(id)) return undefined;
      return { code: inlined(code), map: null };
    },
  };
}

const ownLanguage = "import { getLocale } from '../../messages/current-language.ts'";

function inlined(code: string): string {
  const texts = new Map<string, string>();
  const rest = code.replaceAll(definition, (_all, name: string, input: string, body: string) => {
    const [, text] = singleReturn.exec(body) ?? [];
    // A message with variants keeps its statements, in a function that is called in place.
    texts.set(
      name,
      text === undefined
        ? `((${input}) => ${body})(inputs)`
        : text.replaceAll(/\bi\?\./gu, 'inputs?.'),
    );
    return '';
  });
  return rest
    .replaceAll(/return (\w+)\(inputs\)/gu, (all, name: string) => {
      const text = texts.get(name);
      return text === undefined ? all : `return ${text}`;
    })
    .replace('experimentalStaticLocale ?? options.locale ?? getLocale()', 'getLocale()')
    .replace(/import \{ getLocale, [^}]+\} from ["']\.\.\/runtime\.js["']/u, ownLanguage)
    .replace(', options = {})', ')');
}
