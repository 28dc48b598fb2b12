import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useId, useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { Button } from '../design/Button';
import { Dialog, DialogActions, DialogBody } from '../design/Dialog';
import { Icon } from '../design/Icon';
import { toast } from '../design/Toasts';
import { count } from '../format/number';
import { t } from '../messages';
import css from './ImportDialog.module.css';
import { ImportProblem } from './ImportProblem';

/** Sends a price file; when it is refused, shows the lines at fault in their surroundings. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [file, setFile] = useState<{ name: string; text: string }>();
  const id = useId();
  const sending = useMutation({
    mutationFn: (csv: string) => http.putCsv('/prices', csv),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['prices'] });
      toast(t.prices.imported);
      onClose();
    },
  });
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    sending.reset();
    setFile({ name: chosen.name, text: await chosen.text() });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  return (
    <Dialog title={t.prices.importTitle} onClose={onClose} wide>
      <DialogBody>
        <label
          className={css.drop}
          htmlFor={id}
          onDragOver={(event) => event.preventDefault()}
          onDrop={onDrop}
        >
          <Icon name="upload" size={20} />
          <span>{file ? file.name : t.prices.drop}</span>
          {file && <span className="muted">{t.prices.preview(count(dataRows(file.text)))}</span>}
          <input
            id={id}
            type="file"
            accept=".csv,text/csv"
            aria-label={t.prices.file}
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </label>
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

const dataRows = (csv: string) => Math.max(0, csv.trim().split(/\r?\n/).length - 1);
