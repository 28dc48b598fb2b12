import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Site } from '../api/types';
import { Button } from '../design/Button';
import { Dialog, DialogActions, DialogBody } from '../design/Dialog';
import { FieldRow, Select } from '../design/Field';
import { toast } from '../design/Toasts';
import { count } from '../format/number';
import { t } from '../messages';
import { CsvDrop, type CsvFile } from '../prices/CsvDrop';
import { ImportProblem } from '../prices/ImportProblem';
import { forecastQuery, type Imported, type Kind, type Meter, metersPath } from './forecast';

/** Sends a file of what a meter measured, or of somebody else's forecast. */
export function PowerImport({ site, onClose }: { site: Site; onClose: () => void }) {
  const client = useQueryClient();
  const [meter, setMeter] = useState<Meter>('LOAD');
  const [kind, setKind] = useState<Kind>('MEASURED');
  const [file, setFile] = useState<CsvFile>();
  const sending = useMutation({
    mutationFn: (csv: string) =>
      http.putCsv<Imported>(`${metersPath(site.id)}/${meter}/values?kind=${kind}`, csv),
    onSuccess: ({ quarters, notes }) => {
      void client.invalidateQueries({ queryKey: forecastQuery(site.id).queryKey });
      toast([t.forecast.imported(count(quarters)), ...notes].join(' · '));
      onClose();
    },
  });
  const take = (chosen: CsvFile) => {
    sending.reset();
    setFile(chosen);
  };
  return (
    <Dialog title={t.forecast.importTitle} onClose={onClose} wide>
      <DialogBody>
        <MeterAndKind meter={meter} kind={kind} onMeter={setMeter} onKind={setKind} />
        <CsvDrop label={t.forecast.file} file={file} onFile={take} />
        <p className="muted">{t.forecast.format(site.timeZone)}</p>
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

interface MeterAndKindProps {
  meter: Meter;
  kind: Kind;
  onMeter: (meter: Meter) => void;
  onKind: (kind: Kind) => void;
}

/** Which values: of load or PV, measured or forecast. */
export function MeterAndKind({ meter, kind, onMeter, onKind }: MeterAndKindProps) {
  return (
    <FieldRow>
      <Select
        label={t.forecast.meter}
        value={meter}
        onChange={(event) => onMeter(event.target.value as Meter)}
      >
        <option value="LOAD">{t.forecast.meters.LOAD}</option>
        <option value="PV">{t.forecast.meters.PV}</option>
      </Select>
      <Select label={t.forecast.kind} value={kind} onChange={(event) => onKind(event.target.value as Kind)}>
        <option value="MEASURED">{t.forecast.kinds.MEASURED}</option>
        <option value="FORECAST">{t.forecast.kinds.FORECAST}</option>
      </Select>
    </FieldRow>
  );
}
