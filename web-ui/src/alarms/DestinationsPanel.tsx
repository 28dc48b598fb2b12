import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { type Column, DataTable } from '../design/DataTable';
import { Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { Toolbar } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { SecretDialog } from '../design/Secret';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { type Delivery, type Destination, destinationsQuery } from './api';

type Open = 'new' | { secret: string } | { remove: Destination };

/** Where alarms go: mailboxes and webhooks. */
export function DestinationsPanel() {
  const query = useQuery(destinationsQuery);
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const changed = (message: string) => {
    void client.invalidateQueries({ queryKey: ['alarm-destinations'] });
    void client.invalidateQueries({ queryKey: ['alarm-rules'] });
    toast(message);
  };
  const testing = useMutation({
    mutationFn: ({ id }: Destination) => http.post<Delivery>(`/alarm-destinations/${id}/test`),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['alarm-deliveries'] });
      toast(t.alarms.testSent);
    },
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  return (
    <Panel
      title={t.alarms.destinations}
      flush
      actions={
        <Button look="primary" icon="plus" onClick={() => setOpen('new')}>
          {t.alarms.newDestination}
        </Button>
      }
    >
      <Loaded query={query}>
        {(destinations) => (
          <DataTable
            label={t.alarms.destinations}
            columns={columns(testing.mutate, (remove) => setOpen({ remove }))}
            rows={destinations}
            rowKey={({ id }) => id}
            empty={
              <Empty icon="bell" title={t.alarms.noDestinations}>
                {t.alarms.noDestinationsDetail}
              </Empty>
            }
          />
        )}
      </Loaded>
      {open === 'new' && (
        <CreateForm
          onClose={close}
          onDone={({ secret }) => {
            changed(t.alarms.destinationMade);
            setOpen(secret ? { secret } : undefined);
          }}
        />
      )}
      {typeof open === 'object' && 'secret' in open && (
        <SecretDialog
          title={t.alarms.destinationMade}
          note={t.alarms.secretOnce}
          secret={open.secret}
          onClose={close}
        />
      )}
      {typeof open === 'object' && 'remove' in open && (
        <Confirm
          title={t.alarms.removeDestination}
          question={t.alarms.removeDestinationAsk}
          action={() => http.delete(`/alarm-destinations/${open.remove.id}`)}
          onDone={() => {
            changed(t.alarms.destinationRemoved);
            close();
          }}
          onClose={close}
        />
      )}
    </Panel>
  );
}

function CreateForm(props: { onDone: (made: Destination) => void; onClose: () => void }) {
  return (
    <FormDialog
      title={t.alarms.newDestination}
      submit={t.common.create}
      action={(form) =>
        http.post<Destination>('/alarm-destinations', {
          name: text(form, 'name'),
          kind: text(form, 'kind'),
          address: text(form, 'address'),
        })
      }
      {...props}
    >
      {(errorOf) => (
        <>
          <Input label={t.alarms.name} name="name" required error={errorOf('name')} />
          <Select label={t.alarms.kind} name="kind" error={errorOf('kind')}>
            {Object.entries(t.alarms.kinds).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
          <Input
            label={t.alarms.address}
            name="address"
            required
            hint={t.alarms.addressHint}
            error={errorOf('address')}
          />
        </>
      )}
    </FormDialog>
  );
}

const columns = (
  test: (destination: Destination) => void,
  remove: (destination: Destination) => void,
): Column<Destination>[] => [
  { key: 'name', header: t.alarms.name, cell: ({ name }) => <strong>{name}</strong> },
  { key: 'kind', header: t.alarms.kind, cell: ({ kind }) => t.alarms.kinds[kind] },
  {
    key: 'address',
    header: t.alarms.address,
    hide: 'small',
    cell: ({ address }) => <span className="mono">{address}</span>,
  },
  {
    key: 'acts',
    header: '',
    align: 'right',
    cell: (destination) => (
      <Toolbar>
        <Button onClick={() => test(destination)}>{t.alarms.test}</Button>
        <Button look="quiet" icon="trash" iconOnly onClick={() => remove(destination)}>
          {t.alarms.removeDestination}
        </Button>
      </Toolbar>
    ),
  },
];
