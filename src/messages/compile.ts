import { compile } from '@inlang/paraglide-js';
import { compilerOptions } from './project.ts';

// `npm run messages`: compiles the messages for the linter, the types and the unit tests; builds compile their own. One
// module for each language, because each unit test would otherwise import more than a thousand.
await compile({ ...compilerOptions({ pseudo: false }), outputStructure: 'locale-modules' });
