import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Station } from '../api/types';
import { Status } from '../design/Badge';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { desiredQuery, stationPath } from '../devicemodel/api';
import { nearTime } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { useZone } from '../shell/useZone';
import { freeId, heldQuery, KIND, type ShownMessage, shownMessages } from './api';
import { DisplayForm } from './DisplayForm';

const READ_AGAIN_MS = 5_000;
/** What speaks OCPP 1.6 shows no texts of others. */
const SILENT = 'ocpp1.6';

interface Props {
  station: Station;
  now: number;
}

/** What a station's display holds and shall hold. */
export function DisplayPanel(props: Props) {
  return props.station.protocol === SILENT ? null : <Messages {...props} />;
}

function Messages({ station, now }: Props) {
  const held = useQuery({ ...heldQuery(station.id), refetchInterval: READ_AGAIN_MS });
  const { data: wishes = [] } = useQuery({ ...desiredQuery(station.id), refetchInterval: READ_AGAIN_MS });
  const [creating, setCreating] = useState(false);
  const zone = useZone(station.siteId);
  const mayAct = useRole('operator');
  const changed = useChanged(station);
  const removing = useMutation({
    mutationFn: ({ id }: ShownMessage) =>
      http.delete(`${stationPath(station.id)}/desired/${KIND}`, { key: String(id) }),
    onSuccess: () => changed(t.display.removed),
    onError: (error) => toast(asProblem(error).title, true),
  });
  const shown = shownMessages(held.data ?? [], wishes);
  return (
    <Panel
      title={t.display.title}
      flush
      actions={mayAct && <Actions station={station} onCreate={() => setCreating(true)} />}
    >
      <Loaded query={held}>
        {() => (
          <DataTable
            label={t.display.title}
            columns={columns(now, zone, mayAct ? (message) => removing.mutate(message) : undefined)}
            rows={shown}
            rowKey={({ id }) => String(id)}
            empty={
              <Empty compact icon="screen" title={t.display.none}>
                {t.display.noneDetail}
              </Empty>
            }
          />
        )}
      </Loaded>
      {creating && (
        <DisplayForm
          station={station}
          id={freeId(shown)}
          onDone={() => {
            setCreating(false);
            changed(t.display.saved);
          }}
          onClose={() => setCreating(false)}
        />
      )}
    </Panel>
  );
}

function useChanged(station: Station): (told: string) => void {
  const client = useQueryClient();
  return (told) => {
    void client.invalidateQueries({ queryKey: ['desired', station.id] });
    void client.invalidateQueries({ queryKey: ['display-messages', station.id] });
    toast(told);
  };
}

function Actions({ station, onCreate }: { station: Station; onCreate: () => void }) {
  const changed = useChanged(station);
  const asking = useMutation({
    mutationFn: () => http.post(`${stationPath(station.id)}/display-messages/report`),
    onSuccess: () => changed(t.display.asked),
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  return (
    <>
      <Button
        icon="refresh"
        disabled={!station.online}
        busy={asking.isPending}
        onClick={() => asking.mutate()}
      >
        {t.display.ask}
      </Button>
      <Button icon="plus" onClick={onCreate}>
        {t.display.create}
      </Button>
    </>
  );
}

const columns = (
  now: number,
  zone: string,
  onRemove?: (message: ShownMessage) => void,
): Column<ShownMessage>[] => [
  { key: 'id', header: t.display.number, cell: ({ id }) => <span className="mono">{id}</span> },
  { key: 'text', header: t.display.text, cell: ({ message }) => message.message.content },
  {
    key: 'when',
    header: t.display.when,
    hide: 'small',
    cell: ({ message: { state, startDateTime, endDateTime } }) =>
      [
        state ? t.display.states[state] : t.display.always,
        startDateTime && `${t.display.from} ${nearTime(startDateTime, now, zone)}`,
        endDateTime && `${t.display.until} ${nearTime(endDateTime, now, zone)}`,
      ]
        .filter(Boolean)
        .join(' · '),
  },
  {
    key: 'priority',
    header: t.display.priority,
    hide: 'medium',
    cell: ({ message }) => t.display.priorities[message.priority],
  },
  { key: 'state', header: t.device.state, cell: ({ wish }) => <State wish={wish} /> },
  {
    key: 'remove',
    header: '',
    align: 'right',
    cell: (message) =>
      message.wish?.desired !== undefined &&
      onRemove && (
        <Button look="quiet" icon="trash" iconOnly onClick={() => onRemove(message)}>
          {t.display.remove}
        </Button>
      ),
  },
];

function State({ wish }: Pick<ShownMessage, 'wish'>) {
  if (!wish) return <Status tone="neutral">{t.display.foreign}</Status>;
  const tone = { PENDING: 'warn', APPLIED: 'good', FAILED: 'bad' } as const;
  const text = wish.desired === undefined ? t.display.leaving : t.display.wishes[wish.state];
  return (
    <span title={wish.lastError}>
      <Status tone={tone[wish.state]}>{text}</Status>
    </span>
  );
}
