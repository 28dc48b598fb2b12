import type { ButtonHTMLAttributes } from 'react';
import css from './Button.module.css';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: IconName;
  busy?: boolean;
  /** Only the icon is shown; the children are its name for assistive technology and the tooltip. */
  iconOnly?: boolean;
}

export function Button({ look = 'plain', icon, busy, iconOnly, children, className, ...rest }: Props) {
  const name = iconOnly && typeof children === 'string' ? children : undefined;
  return (
    <button
      type="button"
      className={classes(css.button, css[look], iconOnly && css.square, className)}
      aria-busy={busy}
      aria-label={name}
      title={name}
      {...rest}
      disabled={rest.disabled || busy}
    >
      {busy ? <span className={css.spinner} /> : icon && <Icon name={icon} />}
      {!iconOnly && children}
    </button>
  );
}
