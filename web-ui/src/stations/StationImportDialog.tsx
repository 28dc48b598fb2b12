import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '../api/problem';
import { Button } from '../design/Button';
import { Dialog, DialogActions, DialogBody } from '../design/Dialog';
import { Checkbox } from '../design/Field';
import { saveFile } from '../design/saveFile';
import { csv } from '../format/csv';
import { count } from '../format/number';
import { t } from '../messages';
import { CsvDrop, type CsvFile } from '../prices/CsvDrop';
import { ImportProblem } from '../prices/ImportProblem';
import { ImportedStations } from './ImportedStations';
import { apply, lookAt, type StationImport } from './stationFile';

/** Takes a file of stations: first what it would do, line by line, then exactly that. */
export function StationImportDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [file, setFile] = useState<CsvFile>();
  const [passwords, setPasswords] = useState(false);
  const looking = useMutation({ mutationFn: (chosen: CsvFile) => lookAt(chosen.content) });
  const applying = useMutation({
    mutationFn: ({ chosen, plan }: { chosen: CsvFile; plan: string }) =>
      apply(chosen.content, plan, passwords),
    onSuccess: () => client.invalidateQueries({ queryKey: ['stations'] }),
  });
  const look = (chosen: CsvFile) => {
    applying.reset();
    setFile(chosen);
    looking.mutate(chosen);
  };
  const shown = applying.data ?? looking.data;
  const error = applying.error ?? looking.error;
  return (
    <Dialog title={t.stationFile.title} onClose={onClose} wide>
      <DialogBody>
        {!applying.data && (
          <>
            <CsvDrop label={t.stationFile.file} file={file} onFile={look} />
            <p className="muted">{t.stationFile.format}</p>
            <Checkbox
              label={t.stationFile.passwords}
              hint={t.stationFile.passwordsHint}
              checked={passwords}
              onChange={(event) => setPasswords(event.target.checked)}
            />
          </>
        )}
        {error && file && <ImportProblem problem={asProblem(error)} csv={file.text} />}
        {looking.isPending && <p role="status">{t.stationFile.looking}</p>}
        {shown && !looking.isPending && <ImportedStations result={shown} />}
      </DialogBody>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {applying.data ? t.common.close : t.common.cancel}
        </Button>
        {applying.data ? (
          <SavePasswords result={applying.data} />
        ) : applying.error && file ? (
          <Button look="primary" icon="refresh" busy={looking.isPending} onClick={() => look(file)}>
            {t.stationFile.again}
          </Button>
        ) : (
          <Button
            look="primary"
            disabled={!looking.data || looking.isPending || steps(looking.data) === 0}
            busy={applying.isPending}
            onClick={() => file && looking.data && applying.mutate({ chosen: file, plan: looking.data.plan })}
          >
            {looking.data ? t.stationFile.apply(count(steps(looking.data))) : t.stationFile.import}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

const steps = ({ counts }: StationImport) => counts.created + counts.changed;

function SavePasswords({ result }: { result: StationImport }) {
  const made = result.stations.flatMap(({ id, password }) => (password ? [[id, password]] : []));
  const save = () =>
    saveFile('passwords.csv', new Blob([csv([['id', 'password'], ...made])], { type: 'text/csv' }));
  return made.length > 0 ? (
    <Button look="primary" icon="download" onClick={save}>
      {t.stationFile.savePasswords}
    </Button>
  ) : null;
}
