import { useState } from 'react';
import { http } from '../api/http';
import { t } from '../messages';
import { Button } from './Button';
import { Input } from './Field';
import { FormDialog } from './Form';
import { text } from './formValues';

interface Props<T> {
  /** Of what is renamed. */
  path: string;
  name: string;
  title: string;
  label: string;
  onSaved: (saved: T) => void;
}

/** For those who change only the name of something. */
export function RenameButton<T>({ path, name, title, label, onSaved }: Props<T>) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="edit" onClick={() => setOpen(true)}>
        {t.common.edit}
      </Button>
      {open && (
        <FormDialog
          title={title}
          submit={t.common.save}
          action={(form) => http.patch<T>(path, { name: text(form, 'name') })}
          onDone={(saved) => {
            onSaved(saved);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        >
          {(errorOf) => (
            <Input label={label} name="name" required defaultValue={name} error={errorOf('name')} />
          )}
        </FormDialog>
      )}
    </>
  );
}
