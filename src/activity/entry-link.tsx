import styles from './activity-page.module.css';

interface Props {
  /** of the record or the bulk run */
  id: number;
  children: string;
  /** moves the focus to the row of a record or a bulk run */
  onGoTo(this: void, id: number): void;
}

/** A link to another row of Activity. */
export function EntryLink({ id, children, onGoTo }: Props) {
  return (
    <span className={styles.small}>
      <a
        href={`#change-${id}`}
        onClick={(event) => {
          event.preventDefault();
          onGoTo(id);
        }}
      >
        {children}
      </a>
    </span>
  );
}
