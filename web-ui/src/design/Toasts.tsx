import { useSyncExternalStore } from 'react';
import { Icon } from './Icon';
import css from './Toasts.module.css';

interface Toast {
  id: number;
  text: string;
  bad: boolean;
}

const SHOWN_MS = 4_000;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says in passing that something was done, or was not. */
export function toast(text: string, bad = false): void {
  const id = nextId++;
  change([...toasts, { id, text, bad }]);
  setTimeout(() => change(toasts.filter((item) => item.id !== id)), SHOWN_MS);
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className={css.toasts} role="status">
      {shown.map(({ id, text, bad }) => (
        <div key={id} className={css.toast} data-bad={bad}>
          <Icon name={bad ? 'warning' : 'check'} />
          {text}
        </div>
      ))}
    </div>
  );
}
