import Search from 'lucide-react/icons/search';
import styles from './search-box.module.css';

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  onLeave(): void;
}

/** A field that searches a table while a person types. */
export function SearchBox({ label, value, onChange, onLeave }: Props) {
  return (
    <div className={styles.search}>
      <Search size={16} aria-hidden />
      <input
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder={label}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
        onBlur={onLeave}
      />
    </div>
  );
}
