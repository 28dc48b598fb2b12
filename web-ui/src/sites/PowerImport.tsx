import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import type { Site } from '../api/types';
import { FieldRow, Select } from '../design/Field';
import { toast } from '../design/Toasts';
import { count } from '../format/number';
import { t } from '../messages';
import { CsvDialog } from '../prices/CsvDialog';
import { forecastQuery, type Imported, type Kind, type Meter, metersPath } from './forecast';

/** Sends a file of what a meter measured, or of somebody else's forecast. */
export function PowerImport({ site, onClose }: { site: Site; onClose: () => void }) {
  const client = useQueryClient();
  const [meter, setMeter] = useState<Meter>('LOAD');
  const [kind, setKind] = useState<Kind>('MEASURED');
  const done = ({ quarters, notes }: Imported) => {
    void client.invalidateQueries({ queryKey: forecastQuery(site.id).queryKey });
    toast([t.forecast.imported(count(quarters)), ...notes].join(' · '));
    onClose();
  };
  return (
    <CsvDialog
      title={t.forecast.importTitle}
      submit={t.prices.import}
      file={t.forecast.file}
      format={t.forecast.format(site.timeZone)}
      send={(csv) => http.putCsv<Imported>(`${metersPath(site.id)}/${meter}/values?kind=${kind}`, csv)}
      onDone={done}
      onClose={onClose}
    >
      <MeterAndKind meter={meter} kind={kind} onMeter={setMeter} onKind={setKind} />
    </CsvDialog>
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
