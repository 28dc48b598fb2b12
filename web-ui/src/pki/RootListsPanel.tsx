import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { Badge } from '../design/Badge';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Input, TextArea } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { browserZone, fullTime } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { RootListForm } from './RootListForm';
import { RootListSourceForm } from './RootListSourceForm';
import { type RootList, rootListsQuery, trustedQuery } from './trust';

/** Signed lists of ecosystems' roots: who signs them, and taking one. */
export function RootListsPanel() {
  const client = useQueryClient();
  const query = useQuery(rootListsQuery);
  const mayEdit = useRole('administrator');
  const [open, setOpen] = useState<'pin' | { list: RootList; to: 'read' | 'fetch' }>();
  const close = () => setOpen(undefined);
  const done = () => {
    void client.invalidateQueries(rootListsQuery);
    void client.invalidateQueries(trustedQuery);
    toast(t.pki.trustSaved);
    close();
  };
  return (
    <Panel
      title={t.pki.rootLists}
      flush
      actions={
        mayEdit && (
          <Button icon="plus" onClick={() => setOpen('pin')}>
            {t.pki.pinSigner}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(lists) => (
          <DataTable
            label={t.pki.rootLists}
            columns={columns(mayEdit ? (list, to) => setOpen({ list, to }) : undefined)}
            rows={lists}
            rowKey={({ ecosystem }) => ecosystem}
            empty={
              <Empty compact icon="key" title={t.pki.noRootLists}>
                {t.pki.noRootListsDetail}
              </Empty>
            }
          />
        )}
      </Loaded>
      {open === 'pin' && <PinForm onDone={done} onClose={close} />}
      {typeof open === 'object' && open.to === 'read' && (
        <RootListForm list={open.list} onDone={done} onClose={close} />
      )}
      {typeof open === 'object' && open.to === 'fetch' && (
        <RootListSourceForm list={open.list} onDone={done} onClose={close} />
      )}
    </Panel>
  );
}

function PinForm({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  return (
    <FormDialog
      title={t.pki.pinSigner}
      submit={t.common.save}
      wide
      action={(form) =>
        http.put(`/root-lists/${encodeURIComponent(text(form, 'ecosystem') ?? '')}`, {
          signer: text(form, 'signer'),
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Input
            label={t.pki.ecosystem}
            name="ecosystem"
            required
            pattern="[a-z0-9\-]{1,40}"
            error={errorOf('ecosystem')}
          />
          <TextArea
            label={t.pki.listSigner}
            hint={t.pki.listSignerHint}
            name="signer"
            rows={8}
            required
            error={errorOf('signer')}
          />
        </>
      )}
    </FormDialog>
  );
}

function Fetched({ source }: Pick<RootList, 'source'>) {
  if (source?.error) {
    return (
      <Badge tone="bad" title={source.error}>
        {t.pki.listNotFetched}
      </Badge>
    );
  }
  return <span className="muted">{source?.fetchedAt && fullTime(source.fetchedAt, browserZone)}</span>;
}

const columns = (open?: (list: RootList, to: 'read' | 'fetch') => void): Column<RootList>[] => [
  { key: 'ecosystem', header: t.pki.ecosystem, cell: ({ ecosystem }) => <strong>{ecosystem}</strong> },
  { key: 'signer', header: t.pki.listSigner, hide: 'medium', cell: ({ signer }) => signer },
  {
    key: 'taken',
    header: t.pki.listTaken,
    align: 'right',
    hide: 'small',
    cell: ({ takenAt, takenBy }) => (
      <span className="muted">
        {takenAt ? `${fullTime(takenAt, browserZone)} · ${takenBy}` : t.pki.listNever}
      </span>
    ),
  },
  {
    key: 'fetched',
    header: t.pki.listFetched,
    align: 'right',
    hide: 'medium',
    cell: ({ source }) => <Fetched source={source} />,
  },
  {
    key: 'do',
    header: '',
    align: 'right',
    cell: (list) =>
      open && (
        <>
          <Button look="quiet" onClick={() => open(list, 'fetch')}>
            {t.pki.fetchList}
          </Button>
          <Button look="quiet" onClick={() => open(list, 'read')}>
            {t.pki.readList}
          </Button>
        </>
      ),
  },
];
