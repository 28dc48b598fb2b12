import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { StationFilter } from '../api/types';
import { Button } from '../design/Button';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { StationImportDialog } from './StationImportDialog';
import { exportStations } from './stationFile';

/** What the list finds as a file, and stations out of one. */
export function StationFileActions({ filter, mayImport }: { filter: StationFilter; mayImport: boolean }) {
  const [importing, setImporting] = useState(false);
  const saving = useMutation({
    mutationFn: () => exportStations(filter),
    onSuccess: (saved) => saved || toast(t.stationFile.exportFailed, true),
  });
  return (
    <>
      <Button look="quiet" icon="download" busy={saving.isPending} onClick={() => saving.mutate()}>
        {t.stationFile.export}
      </Button>
      {mayImport && (
        <Button look="quiet" icon="upload" onClick={() => setImporting(true)}>
          {t.stationFile.import}
        </Button>
      )}
      {importing && <StationImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}
