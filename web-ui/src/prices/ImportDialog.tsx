import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { Button } from '../design/Button';
import { Dialog, DialogActions, DialogBody } from '../design/Dialog';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { CsvDrop, type CsvFile } from './CsvDrop';
import { ImportProblem } from './ImportProblem';

/** Sends a price file; when it is refused, shows the lines at fault in their surroundings. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [file, setFile] = useState<CsvFile>();
  const sending = useMutation({
    mutationFn: (csv: string) => http.putCsv('/prices', csv),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['prices'] });
      toast(t.prices.imported);
      onClose();
    },
  });
  const take = (chosen: CsvFile) => {
    sending.reset();
    setFile(chosen);
  };
  return (
    <Dialog title={t.prices.importTitle} onClose={onClose} wide>
      <DialogBody>
        <CsvDrop label={t.prices.file} file={file} onFile={take} />
        <p className="muted">{t.prices.format}</p>
        {sending.error && file && <ImportProblem problem={asProblem(sending.error)} csv={file.text} />}
      </DialogBody>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {t.common.cancel}
        </Button>
        <Button
          look="primary"
          disabled={!file}
          busy={sending.isPending}
          onClick={() => file && sending.mutate(file.text)}
        >
          {t.prices.import}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
