import { useQuery } from '@tanstack/react-query';
import { memo, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { activeSessionsQuery, sitePlanQuery } from '../api/queries';
import type { Site } from '../api/types';
import { Badge } from '../design/Badge';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { Scroll } from '../design/Scroll';
import { Segmented } from '../design/Segmented';
import { energy, percent } from '../format/number';
import { clockTime, fullTime, nearTime } from '../format/time';
import { t } from '../messages';
import { Car, PromiseBadge, sessionPath } from '../sessions/SessionParts';
import css from './TimetableTab.module.css';
import { type Bar, type Extent, extentOf, marksOf, placeOf, type Row, rowsOf } from './timetable';

const SPANS = ['12', '24', '48'] as const;
type Hours = (typeof SPANS)[number];

const MINUTE_MS = 60_000;

/** Vehicles by time: who stays until when, what is planned, and whether they will be ready. */
export function TimetableTab({ site, now }: { site: Site; now: number }) {
  const [hours, setHours] = useState<Hours>('24');
  const sessions = useQuery(activeSessionsQuery(site.id));
  const plan = useQuery(sitePlanQuery(site.id));
  // Nothing here moves visibly in less than a minute.
  const minute = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const extent = useMemo(() => extentOf(minute, Number(hours)), [minute, hours]);
  const rows = useMemo(
    () => rowsOf(sessions.data ?? [], { plan: plan.data, extent, now: minute }),
    [sessions.data, plan.data, extent, minute],
  );
  return (
    <Panel
      title={t.timetable.title}
      note={t.timetable.note}
      flush
      actions={
        <Segmented
          label={t.timetable.span}
          value={hours}
          options={SPANS.map((value) => ({ value, label: t.timetable.hours(Number(value)) }))}
          onChange={setHours}
        />
      }
    >
      <Loaded query={sessions}>
        {(known) =>
          known.length === 0 ? (
            <Empty icon="vehicles" title={t.sites.noCars}>
              {t.sites.noCarsDetail}
            </Empty>
          ) : (
            <>
              {plan.error && <p className={css.note}>{t.timetable.noPlan}</p>}
              <Timetable rows={rows} extent={extent} now={minute} zone={site.timeZone} />
              <Legend />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

interface Shown {
  extent: Extent;
  now: number;
  zone: string;
}

function Timetable({ rows, ...shown }: Shown & { rows: readonly Row[] }) {
  const { extent, zone } = shown;
  return (
    <Scroll label={t.timetable.title} className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t.timetable.vehicle}</th>
            <th scope="col" className={css.time}>
              <span className="visually-hidden">{t.timetable.time}</span>
              <div className={css.marks} aria-hidden="true">
                {marksOf(extent).map((mark) => (
                  <span key={mark}>{clockTime(mark, zone)}</span>
                ))}
              </div>
            </th>
            <th scope="col">{t.timetable.departure}</th>
            <th scope="col">{t.timetable.ready}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <VehicleRow key={row.session.id} row={row} {...shown} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

const VehicleRow = memo(function VehicleRow({ row, ...shown }: Shown & { row: Row }) {
  const { session } = row;
  return (
    <tr>
      <th scope="row" className={css.vehicle}>
        <Link className="link" to={sessionPath(session.id)}>
          <Car session={session} />
        </Link>
        <span className={css.place}>
          {session.stationId}
          {session.evseId && ` · ${session.evseId}`}
        </span>
      </th>
      <td className={css.time}>
        <Lane row={row} {...shown} />
      </td>
      <td>
        <Departure departure={row.departure} {...shown} />
      </td>
      <td>
        <Readiness row={row} />
      </td>
    </tr>
  );
});

const within = ({ left, width }: Bar) => ({ left: `${left}%`, width: `${width}%` });

/** Drawn for eyes, told in words for everybody else. */
function Lane({ row, extent, now, zone }: Shown & { row: Row }) {
  const told = row.spans.map((span) => {
    const words = span.flow === 'charge' ? t.timetable.charging : t.timetable.giving;
    return words(nearTime(span.start, now, zone), nearTime(span.end, now, zone), energy(span.energyWh));
  });
  return (
    <>
      <div className={css.lane} aria-hidden="true">
        {row.stay && <div className={css.stay} data-open={!row.departure} style={within(row.stay)} />}
        {row.spans.map((span, i) => (
          <div
            key={span.start}
            className={css.span}
            data-flow={span.flow}
            style={within(span.bar)}
            title={told[i]}
          />
        ))}
        <div className={css.now} style={{ left: `${placeOf(now, extent)}%` }} />
      </div>
      <span className="visually-hidden">{told.join(', ') || t.timetable.nothing}</span>
    </>
  );
}

function Departure({ departure, now, zone }: Shown & { departure?: string }) {
  if (!departure) return <span className="muted">{t.timetable.open}</span>;
  return (
    <>
      <time dateTime={departure} title={fullTime(departure, zone)}>
        {nearTime(departure, now, zone)}
      </time>
      {Date.parse(departure) < now && <span className={css.place}>{t.timetable.overdue}</span>}
    </>
  );
}

function Readiness({ row: { session, socPercent, shortfallWh } }: { row: Row }) {
  if (!session.promise) return <span className="muted">–</span>;
  return (
    <>
      <PromiseBadge promise={session.promise} />
      <span className={css.place}>
        {shortfallWh > 0
          ? t.timetable.missing(energy(shortfallWh))
          : socPercent !== undefined && t.timetable.expected(percent(socPercent))}
      </span>
    </>
  );
}

function Legend() {
  return (
    <p className={css.legend}>
      <Badge>{t.timetable.stay}</Badge>
      <Badge tone="charge">{t.timetable.charges}</Badge>
      <Badge tone="discharge">{t.timetable.gives}</Badge>
    </p>
  );
}
