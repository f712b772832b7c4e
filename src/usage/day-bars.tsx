import styles from './day-bars.module.css';

interface Props {
  /** one for each bar */
  values: readonly number[];
  /** the value of a full bar */
  max: number;
}

/** A bar for each day. What it shows is in a table too, so that it is hidden from screen readers. */
export function DayBars({ values, max }: Props) {
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${values.length * 4} 24`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {values.map((value, index) => {
        const height = max === 0 || value === 0 ? 0 : Math.max(1, (value / max) * 24);
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a day is its index
          <rect key={index} x={index * 4} y={24 - height} width={3} height={height} />
        );
      })}
    </svg>
  );
}
