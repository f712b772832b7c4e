/** What every row of Activity needs. */
export interface RowProps {
  /** of the record, or of the bulk run */
  id: number;
  /** among all rows, from 0 */
  index: number;
  /** measures the height of the row now and whenever it changes, by its `data-index` */
  measure(this: void, row: HTMLTableRowElement | null): void;
  onFocus(this: void): void;
}
