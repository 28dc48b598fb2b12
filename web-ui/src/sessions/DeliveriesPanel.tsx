import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deliveriesQuery } from '../api/queries';
import type { Delivery, Session } from '../api/types';
import { type Tone, Verdict } from '../design/Badge';
import { Button } from '../design/Button';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { signedPower } from '../format/number';
import { nearTime } from '../format/time';
import { t } from '../messages';
import css from './DeliveriesPanel.module.css';

const tones: Record<Delivery['outcome'], Tone> = {
  Accepted: 'good',
  Rejected: 'bad',
  TimedOut: 'warn',
  NotConnected: 'warn',
  Invalid: 'bad',
};

const FIRST_SHOWN = 6;

/** The charging profiles that were sent, each with the station's answer. */
export function DeliveriesPanel({ session, now, zone }: { session: Session; now: number; zone: string }) {
  const query = useQuery(deliveriesQuery(session.id));
  const [all, setAll] = useState(false);
  return (
    <Panel title={t.sessions.deliveries} flush>
      <Loaded query={query}>
        {(deliveries) =>
          deliveries.length === 0 ? (
            <Empty icon="up" title={t.sessions.noDeliveries}>
              {t.sessions.noDeliveriesDetail}
            </Empty>
          ) : (
            <ul>
              {deliveries.slice(0, all ? undefined : FIRST_SHOWN).map((delivery) => (
                <DeliveryItem
                  key={`${delivery.profileId} ${delivery.at}`}
                  delivery={delivery}
                  now={now}
                  zone={zone}
                />
              ))}
              {!all && deliveries.length > FIRST_SHOWN && (
                <li className={css.more}>
                  <Button look="quiet" onClick={() => setAll(true)}>
                    {t.sessions.earlierDeliveries(deliveries.length - FIRST_SHOWN)}
                  </Button>
                </li>
              )}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

function DeliveryItem({ delivery, now, zone }: { delivery: Delivery; now: number; zone: string }) {
  return (
    <li className={css.item}>
      <details>
        <summary className={css.summary}>
          <time dateTime={delivery.at}>{nearTime(delivery.at, now, zone)}</time>
          <span className="muted">{t.sessions.periods(delivery.periods.length)}</span>
          <Verdict tone={tones[delivery.outcome]}>{t.sessions.outcomes[delivery.outcome]}</Verdict>
        </summary>
        {delivery.reason && <p className={css.reason}>{delivery.reason}</p>}
        <table className={css.periods}>
          <tbody>
            {delivery.periods.map((period) => (
              <tr key={period.start}>
                <td>{nearTime(period.start, now, zone)}</td>
                <td className="num">{signedPower(period.powerW)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </li>
  );
}
