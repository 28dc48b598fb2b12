import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Site } from '../api/types';
import { Button } from '../design/Button';
import { Dialog, DialogActions, DialogBody } from '../design/Dialog';
import { FieldRow, Input, Select } from '../design/Field';
import { t } from '../messages';
import { CsvDrop, type CsvFile } from '../prices/CsvDrop';
import { ImportProblem } from '../prices/ImportProblem';
import { wiringQuery } from './api';
import { type ImposedLimit, uploadPath } from './imposed';

/** Sends a file of what a source imposes; when it is refused, shows the lines at fault. */
export function ImposedUpload(props: { site: Site; onDone: () => void; onClose: () => void }) {
  const { site, onDone, onClose } = props;
  const groups = useQuery(wiringQuery(site.id)).data?.groups ?? [];
  const [source, setSource] = useState('');
  const [priority, setPriority] = useState('0');
  const [group, setGroup] = useState('');
  const [file, setFile] = useState<CsvFile>();
  const sending = useMutation({
    mutationFn: (csv: string) =>
      http.putCsv<ImposedLimit[]>(uploadPath(site.id, source, priority, group), csv),
    onSuccess: onDone,
  });
  return (
    <Dialog title={t.imposed.uploadTitle} onClose={onClose} wide>
      <DialogBody>
        <FieldRow>
          <Input
            label={t.imposed.source}
            required
            value={source}
            onChange={(event) => setSource(event.target.value.trim())}
          />
          <Input
            label={t.imposed.priority}
            type="number"
            min={0}
            max={1000}
            required
            hint={t.imposed.priorityHint}
            value={priority}
            onChange={(event) => setPriority(event.target.value)}
          />
          <Select label={t.imposed.place} value={group} onChange={(event) => setGroup(event.target.value)}>
            <option value="">{t.groups.connection}</option>
            {groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </FieldRow>
        <CsvDrop
          label={t.imposed.file}
          file={file}
          onFile={(chosen) => {
            sending.reset();
            setFile(chosen);
          }}
        />
        <p className="muted">{t.imposed.format}</p>
        {sending.error && file && <ImportProblem problem={asProblem(sending.error)} csv={file.text} />}
      </DialogBody>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {t.common.cancel}
        </Button>
        <Button
          look="primary"
          disabled={!file || !source}
          busy={sending.isPending}
          onClick={() => file && sending.mutate(file.text)}
        >
          {t.imposed.upload}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
