import type { VirtualRow } from '../ui/hooks/use-virtual-rows.ts';

/** What every row of Activity needs. */
export interface RowProps extends VirtualRow {
  /** of the record, or of the bulk run */
  id: number;
}
