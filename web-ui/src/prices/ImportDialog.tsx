import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { Input } from '../design/Field';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { CsvDialog } from './CsvDialog';

/** Sends a price file of an area. */
export function ImportDialog({ area: shown, onClose }: { area: string; onClose: () => void }) {
  const client = useQueryClient();
  const [area, setArea] = useState(shown);
  const done = () => {
    void client.invalidateQueries({ queryKey: ['prices'] });
    toast(t.prices.imported);
    onClose();
  };
  return (
    <CsvDialog
      title={t.prices.importTitle}
      submit={t.prices.import}
      file={t.prices.file}
      format={t.prices.format}
      ready={area !== ''}
      send={(csv) => http.putCsv(`/prices?area=${encodeURIComponent(area)}`, csv)}
      onDone={done}
      onClose={onClose}
    >
      <Input
        label={t.supply.area}
        required
        pattern="[A-Za-z0-9][A-Za-z0-9_.\-]{0,39}"
        hint={t.prices.areaHint}
        value={area}
        onChange={(event) => setArea(event.target.value.trim())}
      />
    </CsvDialog>
  );
}
