import { expose } from 'comlink';
import { createLeakIndex } from './leak-index.ts';

expose(createLeakIndex());
