import { expose } from 'comlink';
import { createIndex } from './organization-index.ts';

expose(createIndex());
