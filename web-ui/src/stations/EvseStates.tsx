import type { ConnectorStatus, Evse, Station } from '../api/types';
import type { Tone } from '../design/Badge';
import { t } from '../messages';
import css from './EvseStates.module.css';

export const statusTones: Record<ConnectorStatus, Tone> = {
  Available: 'good',
  Occupied: 'charge',
  Reserved: 'accent',
  Unavailable: 'neutral',
  Faulted: 'bad',
};

const RANK: ConnectorStatus[] = ['Faulted', 'Occupied', 'Reserved', 'Unavailable', 'Available'];

/** The state that matters most of an EVSE's connectors. */
export const evseStatus = ({ connectors }: Evse): ConnectorStatus =>
  RANK.find((status) => connectors.some((connector) => connector.status === status)) ?? 'Unavailable';

/** Each EVSE as a small mark with its state. */
export function EvseStates({ station }: { station: Station }) {
  return (
    <span className={css.marks}>
      {station.evses.map((evse) => {
        const status = evseStatus(evse);
        const name = `${t.stations.evse(evse.id)}: ${t.stations.status[status]}`;
        return (
          <span
            key={evse.id}
            className={css.mark}
            data-tone={station.online ? statusTones[status] : 'neutral'}
            title={name}
          >
            {t.stations.status[status]}
          </span>
        );
      })}
    </span>
  );
}
