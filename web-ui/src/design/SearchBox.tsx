import { useEffect, useState } from 'react';
import { Icon } from './Icon';
import css from './SearchBox.module.css';

const PAUSE_MS = 200;

/** A search field that reports what was typed after a short pause. `/` focuses it (see shell). */
export function SearchBox({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <label className={css.box}>
      <Icon name="search" size={14} />
      <input
        type="search"
        data-list-search
        value={typed}
        placeholder={label}
        aria-label={label}
        onChange={(event) => setTyped(event.target.value)}
      />
    </label>
  );
}
