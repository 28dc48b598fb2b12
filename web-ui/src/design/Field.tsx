import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import { t } from '../messages';
import { classes } from './classes';
import css from './Field.module.css';

interface Around {
  label: string;
  hint?: string;
  error?: string;
  /** Shown inside the control, after the value. */
  unit?: string;
}

type InputProps = Around & InputHTMLAttributes<HTMLInputElement>;

function Frame({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: Around & { id: string; optional?: boolean; children: ReactNode }) {
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
        {optional && <span className="muted"> · {t.common.optional}</span>}
      </label>
      {children}
      {error && (
        <p className={css.error} id={`${id}-note`}>
          {error}
        </p>
      )}
      {!error && hint && (
        <p className={css.hint} id={`${id}-note`}>
          {hint}
        </p>
      )}
    </div>
  );
}

const noted = (id: string, { hint, error }: Around) => ({
  id,
  'aria-invalid': error ? true : undefined,
  'aria-describedby': hint || error ? `${id}-note` : undefined,
});

export function Input({ label, hint, error, unit, className, ...rest }: InputProps) {
  const id = useId();
  const around = { label, hint, error };
  return (
    <Frame id={id} {...around} optional={!rest.required && !rest.readOnly}>
      <span className={classes(css.control, error && css.wrong)}>
        <input
          {...noted(id, around)}
          className={classes(css.input, className)}
          autoComplete="off"
          {...rest}
        />
        {unit && <span className={css.unit}>{unit}</span>}
      </span>
    </Frame>
  );
}

type SelectProps = Around & SelectHTMLAttributes<HTMLSelectElement>;

export function Select({ label, hint, error, children, ...rest }: SelectProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <span className={classes(css.control, error && css.wrong)}>
        <select {...noted(id, { label, hint, error })} className={css.input} {...rest}>
          {children}
        </select>
      </span>
    </Frame>
  );
}

type TextAreaProps = Around & TextareaHTMLAttributes<HTMLTextAreaElement>;

/** Several lines as they are: keys, certificates, JSON. */
export function TextArea({ label, hint, error, ...rest }: TextAreaProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} optional={!rest.required}>
      <span className={classes(css.control, error && css.wrong)}>
        <textarea
          {...noted(id, { label, hint, error })}
          className={classes(css.input, 'mono')}
          spellCheck={false}
          {...rest}
        />
      </span>
    </Frame>
  );
}

export function Checkbox({ label, hint, ...rest }: Omit<InputProps, 'error' | 'unit'>) {
  const id = useId();
  return (
    <div className={css.check}>
      <input type="checkbox" id={id} aria-describedby={hint && `${id}-note`} {...rest} />
      <label htmlFor={id}>
        {label}
        {hint && (
          <span className={css.hint} id={`${id}-note`}>
            {hint}
          </span>
        )}
      </label>
    </div>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={css.row}>{children}</div>;
}
