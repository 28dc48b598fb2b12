import { useMutation, useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Evse, Station } from '../api/types';
import { Badge } from '../design/Badge';
import { Button } from '../design/Button';
import { Empty, ProblemNote } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { signedPower } from '../format/number';
import { t } from '../messages';
import { evseStatus, statusTones } from '../stations/EvseStates';
import css from './Install.module.css';

const TEST_SECONDS = 300;

/** What is asked of the station, and what makes it a success. */
interface Test {
  key: string;
  path: string;
  bodies: readonly object[];
}

/** Has the station show that it works: its status, its locks, a charge of a few minutes. */
export function TestPanel({ station }: { station: Station }) {
  const client = useQueryClient();
  const testing = useMutation({
    mutationFn: async ({ path, bodies }: Test) => {
      let last: { status?: string } | undefined;
      for (const body of bodies) last = await http.post(path, body);
      return last?.status ?? 'Accepted';
    },
    onSuccess: (status) => {
      toast(t.maintenance.answered(status));
      void client.invalidateQueries({ queryKey: ['sessions', 'active'] });
    },
  });
  const props = (test: Test) => ({
    busy: testing.isPending && testing.variables.key === test.key,
    disabled: !station.online,
    onClick: () => testing.mutate(test),
  });
  const path = `/stations/${encodeURIComponent(station.id)}`;
  return (
    <Panel title={t.install.test} note={!station.online && t.install.notConnected} flush>
      {station.evses.length === 0 && (
        <Empty compact icon="stations" title={t.install.noEvses}>
          {t.install.noEvsesDetail}
        </Empty>
      )}
      <ul className={css.rows}>
        {station.evses.map((evse) => (
          <EvseTests key={evse.id} evse={evse} path={path} props={props} />
        ))}
      </ul>
      <ProblemNote problem={testing.error ? asProblem(testing.error) : undefined} />
    </Panel>
  );
}

/** What an EVSE has at least, while nobody said what it has. */
const unnamed = [{ id: 1 }];

interface EvseProps {
  evse: Evse;
  path: string;
  props: (test: Test) => object;
}

function EvseTests({ evse, path, props }: EvseProps) {
  const status = evseStatus(evse);
  const name = t.stations.evse(evse.id);
  const start = { evseId: evse.id, limits: { seconds: TEST_SECONDS }, promise: { chargeNow: true } };
  return (
    <li className={css.row}>
      <strong>{name}</strong>
      <Badge tone={statusTones[status]}>{t.stations.status[status]}</Badge>
      {evse.powerW !== undefined && <span>{signedPower(evse.powerW)}</span>}
      <div className={css.buttons}>
        <Button
          {...props({
            key: `status ${evse.id}`,
            path: `${path}/trigger`,
            bodies: (evse.connectors.length > 0 ? evse.connectors : unnamed).map(({ id }) => ({
              message: 'StatusNotification',
              evseId: evse.id,
              connectorId: id,
            })),
          })}
        >
          {t.install.askStatus}
        </Button>
        {evse.connectors.map(({ id }) => (
          <Button
            key={id}
            {...props({
              key: `unlock ${evse.id} ${id}`,
              path: `${path}/unlock`,
              bodies: [{ evseId: evse.id, connectorId: id }],
            })}
          >
            {t.install.unlock(id)}
          </Button>
        ))}
        {evse.sessionId ? (
          <Button
            icon="stop"
            {...props({ key: `stop ${evse.id}`, path: `/sessions/${evse.sessionId}/stop`, bodies: [{}] })}
          >
            {t.install.stop}
          </Button>
        ) : (
          <Button
            icon="bolt"
            {...props({ key: `start ${evse.id}`, path: `${path}/remote-start`, bodies: [start] })}
          >
            {t.install.start}
          </Button>
        )}
      </div>
    </li>
  );
}
