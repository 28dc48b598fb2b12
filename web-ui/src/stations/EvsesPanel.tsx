import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { sessionsQuery } from '../api/queries';
import type { Evse, Session, Station } from '../api/types';
import { Badge } from '../design/Badge';
import { SocBar } from '../design/Bars';
import { Button } from '../design/Button';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { power } from '../format/number';
import { t } from '../messages';
import { carName, Flow, sessionPath } from '../sessions/SessionParts';
import { useRole } from '../shell/useRole';
import { type EvseFallback, fallbackQuery } from './api';
import { evseStatus, statusTones } from './EvseStates';
import css from './EvsesPanel.module.css';

/** Each EVSE with its connectors, what it can, and the car that is plugged in. */
export function EvsesPanel({ station }: { station: Station }) {
  const { data } = useInfiniteQuery(sessionsQuery({ station: station.id, state: 'active' }));
  const sessions = data?.pages.flatMap(({ items }) => items) ?? [];
  const { data: fallbacks = [] } = useQuery({
    ...fallbackQuery(station.siteId, station.id),
    enabled: useRole('viewer'),
  });
  return (
    <Panel title={t.stations.evses} flush>
      {station.evses.length === 0 && (
        <Empty compact icon="stations" title={t.install.noEvses}>
          {t.install.noEvsesDetail}
        </Empty>
      )}
      <ul className={css.evses}>
        {station.evses.map((evse) => (
          <EvseItem
            key={evse.id}
            station={station.id}
            evse={evse}
            session={sessions.find(({ id }) => id === evse.sessionId)}
            fallback={fallbacks.find(({ evseId }) => evseId === evse.id)}
          />
        ))}
      </ul>
    </Panel>
  );
}

const QrDialog = lazy(() => import('../pay/QrDialog'));

/** The code by which drivers without a contract pay here. */
function PayCode({ station, evse }: { station: string; evse: number }) {
  const [open, setOpen] = useState(false);
  if (!useRole('operator')) return null;
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t.pay.qrButton}
      </Button>
      {open && (
        <Suspense>
          <QrDialog station={station} evse={evse} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

interface ItemProps {
  station: string;
  evse: Evse;
  session?: Session;
  fallback?: EvseFallback;
}

function EvseItem({ station, evse, session, fallback }: ItemProps) {
  const status = evseStatus(evse);
  const types = evse.connectors.map(({ type }) => type).filter(Boolean);
  return (
    <li className={css.evse}>
      <div className={css.head}>
        <strong>{t.stations.evse(evse.id)}</strong>
        <Badge tone={statusTones[status]}>{t.stations.status[status]}</Badge>
        <span className="muted">
          {[evse.current, ...types].join(' · ')} · {power(evse.maxChargeW)}
          {evse.maxDischargeW > 0 && ` / −${power(evse.maxDischargeW)}`}
        </span>
        <PayCode station={station} evse={evse.id} />
      </div>
      {fallback && (
        <span className="muted">
          {t.stations.withoutConnection(power(fallback.powerW))}
          {fallback.reason && ` · ${t.stations.fallbackStates[fallback.state]}: ${fallback.reason}`}
        </span>
      )}
      {session && (
        <Link to={sessionPath(session.id)} className={css.car}>
          <span className={css.name}>{carName(session)}</span>
          <SocBar value={session.socPercent} target={session.need?.targetSocPercent} />
          <Flow watts={session.powerW} />
        </Link>
      )}
      {!session && evse.sessionId && (
        <Link to={sessionPath(evse.sessionId)} className="link">
          {t.sessions.session}
        </Link>
      )}
    </li>
  );
}
