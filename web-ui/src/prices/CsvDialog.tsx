import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { asProblem } from '../api/problem';
import { Button } from '../design/Button';
import { Dialog, DialogActions, DialogBody } from '../design/Dialog';
import { t } from '../messages';
import { CsvDrop, type CsvFile } from './CsvDrop';
import { ImportProblem } from './ImportProblem';

interface Props<T> {
  title: string;
  submit: string;
  file: string;
  format: string;
  /** Whether everything else that is needed has been said. */
  ready?: boolean;
  send: (csv: string) => Promise<T>;
  onDone: (answer: T) => void;
  onClose: () => void;
  children: ReactNode;
}

/** Sends a file; when it is refused, shows the lines at fault in their surroundings. */
export function CsvDialog<T>(props: Props<T>) {
  const { title, submit, ready = true, send, onDone, onClose, children } = props;
  const [file, setFile] = useState<CsvFile>();
  const sending = useMutation({ mutationFn: send, onSuccess: onDone });
  const take = (chosen: CsvFile) => {
    sending.reset();
    setFile(chosen);
  };
  return (
    <Dialog title={title} onClose={onClose} wide>
      <DialogBody>
        {children}
        <CsvDrop label={props.file} file={file} onFile={take} />
        <p className="muted">{props.format}</p>
        {sending.error && file && <ImportProblem problem={asProblem(sending.error)} csv={file.text} />}
      </DialogBody>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {t.common.cancel}
        </Button>
        <Button
          look="primary"
          disabled={!file || !ready}
          busy={sending.isPending}
          onClick={() => file && sending.mutate(file.text)}
        >
          {submit}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
