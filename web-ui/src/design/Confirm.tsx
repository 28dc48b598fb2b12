import { t } from '../messages';
import { FormDialog } from './Form';

interface Props<T> {
  title: string;
  question: string;
  action: () => Promise<T>;
  onDone: (result: T) => void;
  onClose: () => void;
  submit?: string;
}

/** Asks before something that cannot be taken back. */
export function Confirm<T>({ title, question, action, onDone, onClose, submit = t.common.remove }: Props<T>) {
  return (
    <FormDialog title={title} submit={submit} danger action={action} onDone={onDone} onClose={onClose}>
      {() => <p>{question}</p>}
    </FormDialog>
  );
}
