import type { Plugin } from 'vite';

const definition = /^const (\w+) = (?:\/\*\*.*?\*\/ )?\((\w*)\) => (\{.*?^\});\n/gmsu;
const singleReturn = /^\{\s*return (?:\/\*\*.*?\*\/ )?\(?(`.*`)\)?;?\s*\}$/su;

/**
 * Puts each language's text where the compiled message calls a function for it. The minifier does not, and the
 * list weighs 0.8 kB less, the edit view 1.4 kB less (brotli).
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

function inlined(code: string): string {
  const texts = new Map<string, string>();
  const rest = code.replaceAll(definition, (_all, name: string, input: string, body: string) => {
    const [, text] = singleReturn.exec(body) ?? [];
    // A message with variants keeps its statements, as a function that is called in place.
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
    .replace(', options = {})', ')');
}
