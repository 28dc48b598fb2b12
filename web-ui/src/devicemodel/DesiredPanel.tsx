import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Station } from '../api/types';
import { Badge, Status } from '../design/Badge';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { relative } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { type Desired, desiredQuery, stationPath } from './api';

const READ_AGAIN_MS = 5_000;

/** Wishes beside facts: what differs is tried again until it does not. */
export function DesiredPanel({ station, now }: { station: Station; now: number }) {
  const query = useQuery({ ...desiredQuery(station.id), refetchInterval: READ_AGAIN_MS });
  const mayAct = useRole('operator');
  const forget = useForget(station);
  const open = query.data?.filter(({ state }) => state !== 'APPLIED').length ?? 0;
  return (
    <Panel
      title={t.device.desired}
      note={query.data && (open ? t.device.differs(open) : query.data.length > 0 && t.device.asWished)}
      flush
    >
      <Loaded query={query}>
        {(wishes) => (
          <DataTable
            label={t.device.desired}
            columns={columns(now, mayAct ? forget : undefined)}
            rows={wishes}
            rowKey={({ kind, key }) => `${kind} ${key}`}
            empty={
              <Empty compact icon="check" title={t.device.noWishes}>
                {t.device.noWishesDetail}
              </Empty>
            }
          />
        )}
      </Loaded>
    </Panel>
  );
}

function useForget(station: Station): (wish: Desired) => void {
  const client = useQueryClient();
  const forgetting = useMutation({
    mutationFn: ({ kind, key }: Desired) =>
      http.delete(`${stationPath(station.id)}/desired/${encodeURIComponent(kind)}`, { key }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['desired', station.id] }),
    onError: (error) => toast(asProblem(error).title, true),
  });
  return (wish) => forgetting.mutate(wish);
}

const columns = (now: number, forget?: (wish: Desired) => void): Column<Desired>[] => [
  { key: 'key', header: t.device.wishOf, cell: ({ key }) => <span className="mono">{key}</span> },
  { key: 'kind', header: t.device.kind, hide: 'small', cell: ({ kind }) => t.device.kinds[kind] ?? kind },
  { key: 'desired', header: t.device.wanted, cell: ({ desired }) => <Brief value={desired} /> },
  {
    key: 'actual',
    header: t.device.actual,
    hide: 'small',
    cell: ({ actual }) => (
      <span className="muted">
        <Brief value={actual} />
      </span>
    ),
  },
  { key: 'state', header: t.device.state, cell: (wish) => <State wish={wish} now={now} /> },
  ...(forget
    ? [
        {
          key: 'forget',
          header: '',
          align: 'right',
          cell: (wish) => (
            <Button look="quiet" icon="trash" iconOnly onClick={() => forget(wish)}>
              {t.device.forget}
            </Button>
          ),
        } satisfies Column<Desired>,
      ]
    : []),
];

function State({ wish: { state, lastError, nextTryAt }, now }: { wish: Desired; now: number }) {
  if (state === 'APPLIED') return <Status tone="good">{t.device.states.APPLIED}</Status>;
  const next = nextTryAt && t.device.nextTry(relative(nextTryAt, now));
  return (
    <Badge tone={state === 'FAILED' ? 'bad' : 'warn'} title={[lastError, next].filter(Boolean).join(' · ')}>
      {t.device.states[state]}
    </Badge>
  );
}

const LONGEST_SHOWN = 48;

/** A value as one line; the rest of it when pointed at. */
function Brief({ value }: { value: unknown }) {
  if (value === undefined || value === null) return <span className="muted">–</span>;
  const inner = typeof value === 'object' && 'value' in value ? value.value : value;
  const text = typeof inner === 'string' ? inner : JSON.stringify(inner);
  const short = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  return (
    <span className="mono" title={JSON.stringify(value, null, 2)}>
      {short}
    </span>
  );
}
