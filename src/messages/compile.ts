import { compile } from '@inlang/paraglide-js';
import { compilerOptions } from './project.ts';

// `npm run messages`: compiles the messages for the linter, the types and the unit tests; builds compile their own.
await compile(compilerOptions({ pseudo: false }));
