import { compile } from '@inlang/paraglide-js';
import { compilerOptions } from './project.ts';

// `npm run messages`: what the linter, the types and the unit tests read; builds compile by themselves.
await compile(compilerOptions({ pseudo: false }));
