import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import type { Site } from '../api/types';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { power } from '../format/number';
import { nearTime } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { ImposedUpload } from './ImposedUpload';
import { type ImposedLimit, imposedPath, imposedQuery } from './imposed';

/** What others impose on a site from now on. */
export function ImposedPanel({ site, now }: { site: Site; now: number }) {
  const client = useQueryClient();
  const query = useQuery(imposedQuery(site.id));
  const [uploading, setUploading] = useState(false);
  const [ending, setEnding] = useState<string>();
  const mayAct = useRole('operator');
  const changed = (told: string) => {
    void client.invalidateQueries({ queryKey: imposedQuery(site.id).queryKey });
    toast(told);
    setUploading(false);
    setEnding(undefined);
  };
  return (
    <Panel
      title={t.imposed.title}
      note={t.imposed.note}
      flush
      actions={
        mayAct && (
          <Button icon="upload" onClick={() => setUploading(true)}>
            {t.imposed.upload}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(limits) => (
          <DataTable
            label={t.imposed.title}
            columns={columns(site, now, mayAct ? setEnding : undefined)}
            rows={limits}
            rowKey={({ source, group, start }) => `${source} ${group} ${start}`}
            empty={
              <Empty compact icon="prices" title={t.imposed.none}>
                {t.imposed.noneDetail}
              </Empty>
            }
          />
        )}
      </Loaded>
      {uploading && (
        <ImposedUpload
          site={site}
          onDone={() => changed(t.imposed.uploaded)}
          onClose={() => setUploading(false)}
        />
      )}
      {ending && (
        <Confirm
          title={t.imposed.title}
          question={t.imposed.endOf(ending)}
          submit={t.imposed.end}
          action={() => http.delete(`${imposedPath(site.id)}/${encodeURIComponent(ending)}`)}
          onDone={() => changed(t.imposed.ended)}
          onClose={() => setEnding(undefined)}
        />
      )}
    </Panel>
  );
}

const watts = (value?: number) => (value === undefined ? '–' : power(value));

function columns(site: Site, now: number, onEnd?: (source: string) => void): Column<ImposedLimit>[] {
  const at = (instant: string) => nearTime(instant, now, site.timeZone);
  return [
    { key: 'source', header: t.imposed.source, cell: ({ source }) => source },
    { key: 'place', header: t.imposed.place, cell: ({ group }) => group ?? t.groups.connection },
    { key: 'start', header: t.imposed.from, cell: ({ start }) => at(start) },
    { key: 'end', header: t.imposed.until, cell: ({ end }) => at(end) },
    { key: 'import', header: t.imposed.importLimit, cell: ({ importW }) => watts(importW) },
    { key: 'export', header: t.imposed.exportLimit, cell: ({ exportW }) => watts(exportW) },
    { key: 'priority', header: t.imposed.priority, hide: 'medium', cell: ({ priority }) => priority },
    {
      key: 'end-all',
      header: '',
      cell: ({ source }) =>
        onEnd && (
          <Button look="quiet" onClick={() => onEnd(source)}>
            {t.imposed.end}
          </Button>
        ),
    },
  ];
}
