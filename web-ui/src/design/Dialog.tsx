import { type ReactNode, useEffect, useId, useRef } from 'react';
import { t } from '../messages';
import { Button } from './Button';
import css from './Dialog.module.css';

interface Props {
  title: string;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
}

/** A modal; the browser's own dialog keeps the focus inside and closes on Escape. Mounted means open. */
export function Dialog({ title, onClose, wide, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={css.dialog}
      data-wide={wide}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => event.target === ref.current && onClose()}
    >
      <div className={css.sheet}>
        <header className={css.header}>
          <h2 id={id}>{title}</h2>
          <Button look="quiet" icon="close" iconOnly onClick={onClose}>
            {t.common.close}
          </Button>
        </header>
        {children}
      </div>
    </dialog>
  );
}

export const DialogBody = ({ children }: { children: ReactNode }) => (
  <div className={css.body}>{children}</div>
);

export const DialogActions = ({ children }: { children: ReactNode }) => (
  <footer className={css.actions}>{children}</footer>
);
