import { expose } from 'comlink';
import { createIndex } from './whole-index.ts';

expose(createIndex());
