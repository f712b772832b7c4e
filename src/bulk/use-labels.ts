import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AppLabel } from '../inventory/organization-index.ts';
import { labelsOf } from './plan/bulk-source.ts';

/** Names of apps and of their owners, by app ID. An app that was never loaded has none. */
export function useLabels(organization: string, ids: readonly string[]): Map<string, AppLabel> {
  const client = useQueryClient();
  const [labels, setLabels] = useState(() => new Map<string, AppLabel>());
  const key = ids.join('\n');
  useEffect(() => {
    void labelsOf(client, organization, key.split('\n')).then(setLabels);
  }, [client, organization, key]);
  return labels;
}
