import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import type { Site } from '../api/types';
import { FieldRow, Input, Select } from '../design/Field';
import { t } from '../messages';
import { CsvDialog } from '../prices/CsvDialog';
import { wiringQuery } from './api';
import { type ImposedLimit, uploadPath } from './imposed';

/** Sends a file of what a source imposes. */
export function ImposedUpload(props: { site: Site; onDone: () => void; onClose: () => void }) {
  const { site, onDone, onClose } = props;
  const groups = useQuery(wiringQuery(site.id)).data?.groups ?? [];
  const [source, setSource] = useState('');
  const [priority, setPriority] = useState('0');
  const [group, setGroup] = useState('');
  return (
    <CsvDialog
      title={t.imposed.uploadTitle}
      submit={t.imposed.upload}
      file={t.imposed.file}
      format={t.imposed.format}
      ready={source !== ''}
      send={(csv) => http.putCsv<ImposedLimit[]>(uploadPath(site.id, source, priority, group), csv)}
      onDone={onDone}
      onClose={onClose}
    >
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
    </CsvDialog>
  );
}
