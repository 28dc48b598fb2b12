import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { Button } from '../design/Button';
import { Dialog, DialogActions, DialogBody } from '../design/Dialog';
import { Input } from '../design/Field';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { CsvDrop, type CsvFile } from './CsvDrop';
import { ImportProblem } from './ImportProblem';

/** Sends a price file; when it is refused, shows the lines at fault in their surroundings. */
export function ImportDialog({ area: shown, onClose }: { area: string; onClose: () => void }) {
  const client = useQueryClient();
  const [area, setArea] = useState(shown);
  const [file, setFile] = useState<CsvFile>();
  const sending = useMutation({
    mutationFn: (csv: string) => http.putCsv(`/prices?area=${encodeURIComponent(area)}`, csv),
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
        <Input
          label={t.supply.area}
          required
          pattern="[A-Za-z0-9][A-Za-z0-9_.\-]{0,39}"
          hint={t.prices.areaHint}
          value={area}
          onChange={(event) => setArea(event.target.value.trim())}
        />
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
          disabled={!file || !area}
          busy={sending.isPending}
          onClick={() => file && sending.mutate(file.text)}
        >
          {t.prices.import}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
