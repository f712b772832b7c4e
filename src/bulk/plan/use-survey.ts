import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { BulkRequest, Survey } from '../../inventory/bulk-plan.ts';
import { survey } from './bulk-source.ts';

/** Counts what a request would change, again whenever it changes; `null` until that is done. */
export function useSurvey(
  organization: string,
  ids: readonly string[],
  request: BulkRequest,
): Survey | null {
  const client = useQueryClient();
  const [counted, setCounted] = useState<{ requestText: string; survey: Survey }>();
  const requestText = JSON.stringify(request);
  useEffect(() => {
    let isOver = false;
    const count = async () => {
      const counts = await survey(
        client,
        organization,
        ids,
        JSON.parse(requestText) as BulkRequest,
      );
      if (!isOver) setCounted({ requestText, survey: counts });
    };
    void count();
    return () => {
      isOver = true;
    };
  }, [client, organization, ids, requestText]);
  return counted?.requestText === requestText ? counted.survey : null;
}
