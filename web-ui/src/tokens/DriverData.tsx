import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { Button } from '../design/Button';
import { Toolbar } from '../design/Layout';
import { ProblemNote } from '../design/Notice';
import { saveFile } from '../design/saveFile';
import { t } from '../messages';

/** What a driver may ask for: everything that is kept of them, and that it is erased. */
export function DriverData({ path, onErased }: { path: string; onErased: () => void }) {
  const [asking, setAsking] = useState(false);
  const exporting = useMutation({
    mutationFn: () => http.get<unknown>(`${path}/personal-data`),
    onSuccess: (data) =>
      saveFile('personal-data.json', new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' })),
  });
  const erasing = useMutation({
    mutationFn: () => http.post<unknown>(`${path}/personal-data/erase`),
    onSuccess: onErased,
  });
  const failure = exporting.error ?? erasing.error;
  return (
    <div>
      {asking && <p>{t.people.eraseAsk}</p>}
      <Toolbar>
        <Button icon="download" busy={exporting.isPending} onClick={() => exporting.mutate()}>
          {t.people.exportData}
        </Button>
        <Button
          look={asking ? 'danger' : 'quiet'}
          busy={erasing.isPending}
          onClick={() => (asking ? erasing.mutate() : setAsking(true))}
        >
          {t.people.erase}
        </Button>
      </Toolbar>
      {failure && <ProblemNote problem={asProblem(failure)} />}
    </div>
  );
}
