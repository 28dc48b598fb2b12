import { Link } from 'react-router';
import type { Overview } from '../api/types';
import { ShareBar } from '../design/Bars';
import { Panel } from '../design/Panel';
import { count } from '../format/number';
import { t } from '../messages';
import { viewLink } from '../stations/views';
import css from './StationsPanel.module.css';

/** How many stations are in which state. */
export function StationsPanel({ stations }: Pick<Overview, 'stations'>) {
  const parts = [
    { state: 'CHARGING', key: t.overview.charging, value: stations.charging, color: 'var(--charge)' },
    {
      state: 'DISCHARGING',
      key: t.overview.discharging,
      value: stations.discharging,
      color: 'var(--discharge)',
    },
    { state: 'IDLE', key: t.overview.idle, value: stations.idle, color: 'var(--base)' },
    { state: 'FAULTED', key: t.overview.faulted, value: stations.faulted, color: 'var(--limit)' },
    {
      state: 'OFFLINE',
      key: t.overview.offline,
      value: stations.total - stations.online,
      color: 'var(--ink-3)',
    },
  ];
  return (
    <Panel
      title={
        <Link to="/stations" className={css.title}>
          {t.overview.stations}
        </Link>
      }
      note={t.overview.onlineOf(stations.online, stations.total)}
    >
      <ShareBar parts={parts} />
      <ul className={css.legend}>
        {parts.map(({ state, key, value, color }) => (
          <li key={key} className={value === 0 ? css.zero : undefined}>
            <i style={{ background: color }} aria-hidden="true" />
            <Link to={viewLink({ state })}>{key}</Link>
            <b>{count(value)}</b>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
