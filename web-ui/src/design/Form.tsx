import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asProblem, fieldError } from '../api/problem';
import type { Problem } from '../api/types';
import { t } from '../messages';
import { Button } from './Button';
import { Dialog, DialogActions, DialogBody } from './Dialog';
import { ProblemNote } from './Notice';

/** Gives a field its error from the server's last answer, by the JSON pointer's name. */
export type ErrorOf = (field: string) => string | undefined;

interface Props<T> {
  title: string;
  submit: string;
  wide?: boolean;
  danger?: boolean;
  /** Sends the form; a thrown problem is shown, at its field where it points at one. */
  action: (form: FormData) => Promise<T>;
  onDone: (result: T) => void;
  onClose: () => void;
  children: (errorOf: ErrorOf) => ReactNode;
}

/** A form in a dialog: it sends, waits, and shows what the server refused. */
export function FormDialog<T>({ title, submit, wide, danger, action, onDone, onClose, children }: Props<T>) {
  const sending = useMutation({ mutationFn: action, onSuccess: onDone });
  const problem: Problem | undefined = sending.error ? asProblem(sending.error) : undefined;
  const shown: string[] = [];
  const errorOf: ErrorOf = (field) => {
    const error = fieldError(problem, field);
    if (error) shown.push(field);
    return error;
  };
  const fields = children(errorOf);
  return (
    <Dialog title={title} onClose={onClose} wide={wide}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate(new FormData(event.currentTarget));
        }}
      >
        <DialogBody>
          {fields}
          <ProblemNote problem={problem} fields={shown} />
        </DialogBody>
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button type="submit" look={danger ? 'danger' : 'primary'} busy={sending.isPending}>
            {submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
