import { expose } from 'comlink';
import { createOrganizationIndex } from '../organization-index.ts';

expose(createOrganizationIndex());
