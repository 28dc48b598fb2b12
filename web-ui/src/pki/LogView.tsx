import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { Badge } from '../design/Badge';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { browserZone, fullTime } from '../format/time';
import { t } from '../messages';
import { type LogEntry, logQuery, type Seal, type Verdict } from './api';

/** What was done with the authorities, each line bound to the one before. */
export function LogView() {
  const query = useQuery(logQuery);
  const verifying = useMutation({
    mutationFn: () => http.get<Verdict>('/pki/log/verification'),
    onSuccess: ({ intact, entries = 0, line = 0, reason = '' }) =>
      toast(intact ? t.pki.intact(entries) : t.pki.broken(line, reason), !intact),
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  const client = useQueryClient();
  const sealing = useMutation({
    mutationFn: () => http.post<Seal>('/pki/log/seal'),
    onSuccess: ({ number }) => {
      void client.invalidateQueries({ queryKey: ['pki'] });
      toast(t.pki.sealed(number));
    },
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  return (
    <Panel
      title={t.pki.log}
      flush
      actions={
        <>
          <Button look="quiet" icon="key" busy={sealing.isPending} onClick={() => sealing.mutate()}>
            {t.pki.seal}
          </Button>
          <Button icon="check" busy={verifying.isPending} onClick={() => verifying.mutate()}>
            {t.pki.verify}
          </Button>
        </>
      }
    >
      <Loaded query={query}>
        {(entries) => (
          <DataTable
            label={t.pki.log}
            columns={columns}
            rows={entries}
            rowKey={({ number }) => String(number)}
            empty={
              <Empty icon="key" title={t.pki.noLog}>
                {t.pki.noLogDetail}
              </Empty>
            }
          />
        )}
      </Loaded>
    </Panel>
  );
}

const columns: Column<LogEntry>[] = [
  { key: 'number', header: '#', cell: ({ number }) => <span className="muted">{number}</span> },
  {
    key: 'act',
    header: t.pki.act,
    cell: ({ act, reason }) =>
      act === 'REFUSE' ? (
        <Badge tone="warn" title={reason}>
          {t.pki.acts[act]}
        </Badge>
      ) : (
        t.pki.acts[act]
      ),
  },
  {
    key: 'about',
    header: t.pki.about,
    cell: ({ about, issuer, reason }) => [about, issuer, reason].filter(Boolean).join(' · '),
  },
  {
    key: 'by',
    header: t.pki.by,
    hide: 'small',
    cell: ({ by, signedBy }) => [...new Set([by, ...signedBy])].join(', '),
  },
  {
    key: 'at',
    header: t.pki.at,
    align: 'right',
    hide: 'small',
    cell: ({ at }) => <span className="muted">{fullTime(at, browserZone)}</span>,
  },
];
