import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';

interface Props extends ComponentProps<'button'> {
  kind?: 'plain' | 'primary' | 'danger' | 'quiet';
  icon?: ReactNode;
}

/** A button. Without children it is an icon button and needs an `aria-label`. */
export function Button({ kind = 'plain', icon, children, className, ...rest }: Props) {
  return (
    <button
      type="button"
      className={[styles.button, className].filter(Boolean).join(' ')}
      data-kind={kind}
      data-icon-only={children === undefined || undefined}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}
