import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiUrl, authorization, http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Station } from '../api/types';
import { Button } from '../design/Button';
import type { Column } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Panel } from '../design/Panel';
import { saveFile } from '../design/saveFile';
import { toast } from '../design/Toasts';
import { bytes } from '../format/number';
import { relative } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { logsQuery, type StationLog } from './api';

/** Logs the station was asked for, and the files that came. */
export function LogsPanel({ station, now }: { station: Station; now: number }) {
  const client = useQueryClient();
  const mayAct = useRole('operator');
  const asking = useMutation({
    mutationFn: (logType: string) =>
      http.post<StationLog>(`/stations/${encodeURIComponent(station.id)}/logs`, { logType }),
    onSuccess: () => {
      toast(t.maintenance.logAsked);
      void client.invalidateQueries({ queryKey: ['logs', station.id] });
    },
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  return (
    <Panel
      title={t.maintenance.logs}
      flush
      actions={
        mayAct &&
        (['DiagnosticsLog', 'SecurityLog'] as const).map((type) => (
          <Button
            key={type}
            icon="in"
            disabled={!station.online}
            busy={asking.isPending && asking.variables === type}
            onClick={() => asking.mutate(type)}
          >
            {t.maintenance.logTypes[type]}
          </Button>
        ))
      }
    >
      <PagedTable
        label={t.maintenance.logs}
        query={logsQuery(station.id)}
        columns={columns(now, mayAct)}
        rowKey={({ id }) => id}
        empty={
          <Empty compact icon="download" title={t.maintenance.noLogs}>
            {t.maintenance.noLogsDetail}
          </Empty>
        }
      />
    </Panel>
  );
}

const columns = (now: number, mayAct: boolean): Column<StationLog>[] => [
  {
    key: 'type',
    header: t.maintenance.log,
    cell: ({ logType }) => t.maintenance.logTypes[logType] ?? logType,
  },
  {
    key: 'status',
    header: t.maintenance.state,
    cell: ({ status, state }) => (
      <span className="muted">{status ?? (state && t.maintenance.states[state])}</span>
    ),
  },
  {
    key: 'size',
    header: t.maintenance.size,
    align: 'right',
    hide: 'small',
    cell: ({ size }) => (size === undefined ? '–' : bytes(size)),
  },
  {
    key: 'at',
    header: t.maintenance.asked,
    align: 'right',
    cell: ({ requestedAt }) => <span className="muted">{relative(requestedAt, now)}</span>,
  },
  {
    key: 'file',
    header: '',
    align: 'right',
    cell: (log) =>
      mayAct && log.receivedAt ? (
        <Button look="quiet" icon="download" iconOnly onClick={() => void download(log)}>
          {t.maintenance.download}
        </Button>
      ) : undefined,
  },
];

/** A link could not carry the credentials. */
async function download({ id, name }: StationLog): Promise<void> {
  const response = await fetch(apiUrl(`/logs/${id}/content`), { headers: await authorization() });
  if (!response.ok) {
    toast(t.maintenance.noFile, true);
    return;
  }
  saveFile(name, await response.blob());
}
