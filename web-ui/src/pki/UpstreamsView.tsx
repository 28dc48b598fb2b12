import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { Status } from '../design/Badge';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { type Column, DataTable } from '../design/DataTable';
import { Stack } from '../design/Layout';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { relative } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { UpstreamForm } from './UpstreamForm';
import { type Offered, type Upstream, upstreamsQuery } from './upstreams';

/** Others who issue certificates for stations, and have contracts for cars. */
export function UpstreamsView() {
  const client = useQueryClient();
  const mayAct = useRole('administrator');
  const { data: upstreams = [] } = useQuery(upstreamsQuery);
  const [editing, setEditing] = useState<Upstream | 'new'>();
  const [removing, setRemoving] = useState<Upstream>();
  const changed = () => client.invalidateQueries({ queryKey: ['upstreams'] });
  const check = useMutation({
    mutationFn: ({ label }: Upstream) =>
      http.post<Offered[]>(`/upstreams/${encodeURIComponent(label)}/check`, undefined),
    onSuccess: (offered) =>
      toast(t.pki.answers(offered.length, offered.filter(({ trusted }) => trusted).length)),
    onError: (error) => toast(asProblem(error).detail ?? t.pki.failed, true),
    onSettled: changed,
  });
  const done = () => {
    void changed();
    setEditing(undefined);
    setRemoving(undefined);
  };
  return (
    <Stack>
      <Panel
        title={t.pki.upstreams}
        flush
        actions={
          mayAct && (
            <Button icon="plus" onClick={() => setEditing('new')}>
              {t.pki.addUpstream}
            </Button>
          )
        }
      >
        <DataTable
          label={t.pki.upstreams}
          columns={columns(
            mayAct ? { check: check.mutate, edit: setEditing, remove: setRemoving } : undefined,
          )}
          rows={upstreams}
          rowKey={({ label }) => label}
          empty={
            <Empty icon="key" title={t.pki.noUpstreams}>
              {t.pki.noUpstreamsDetail}
            </Empty>
          }
        />
      </Panel>
      {editing && (
        <UpstreamForm
          upstream={editing === 'new' ? undefined : editing}
          onDone={done}
          onClose={() => setEditing(undefined)}
        />
      )}
      {removing && (
        <Confirm
          title={removing.label}
          question={t.pki.removeUpstream(removing.label)}
          action={() => http.delete(`/upstreams/${encodeURIComponent(removing.label)}`)}
          onDone={done}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </Stack>
  );
}

interface Acts {
  check: (one: Upstream) => void;
  edit: (one: Upstream) => void;
  remove: (one: Upstream) => void;
}

const columns = (acts?: Acts): Column<Upstream>[] => [
  { key: 'label', header: t.pki.label, cell: ({ label }) => <strong>{label}</strong> },
  { key: 'kind', header: t.pki.interface, cell: ({ account }) => account.kind },
  {
    key: 'uses',
    header: t.pki.uses,
    cell: ({ account }) => account.uses.map((use) => t.pki.useNames[use]).join(', ') || t.pki.nothing,
  },
  {
    key: 'address',
    header: t.pki.address,
    hide: 'medium',
    cell: ({ account }) => <span className="mono muted">{account.address}</span>,
  },
  {
    key: 'state',
    header: t.pki.state,
    cell: ({ failure, workedAt }) =>
      failure ? (
        <Status tone="bad" title={failure}>
          {failure}
        </Status>
      ) : (
        <Status tone={workedAt ? 'good' : undefined} hollow={!workedAt}>
          {workedAt ? t.pki.worked(relative(workedAt, Date.now())) : t.pki.notAsked}
        </Status>
      ),
  },
  {
    key: 'do',
    header: '',
    align: 'right',
    cell: (one) =>
      acts && (
        <>
          <Button look="quiet" icon="refresh" iconOnly onClick={() => acts.check(one)}>
            {t.pki.check}
          </Button>
          <Button look="quiet" icon="edit" iconOnly onClick={() => acts.edit(one)}>
            {t.common.edit}
          </Button>
          <Button look="quiet" icon="trash" iconOnly onClick={() => acts.remove(one)}>
            {t.common.remove}
          </Button>
        </>
      ),
  },
];
