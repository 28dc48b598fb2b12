import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { ApiProblem } from '../api/problem';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { Facts } from '../design/Facts';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import css from '../driver/DriverPage.module.css';
import { energy, money } from '../format/number';
import { t } from '../messages';
import { type Payment, paymentQuery, stop } from './api';
import { Frame } from './Frame';

/** What became of a payment, for who paid; the secret is what follows `#`. */
export default function PaidPage() {
  const secret = useLocation().hash.slice(1);
  const query = useQuery(paymentQuery(secret));
  const unknown = secret === '' || (query.error instanceof ApiProblem && query.error.status === 404);
  return (
    <Frame title={t.pay.yours}>
      {unknown ? (
        <Empty icon="prices" title={t.pay.noPayment}>
          {t.pay.noPaymentDetail}
        </Empty>
      ) : (
        <Loaded query={query}>{(payment) => <Standing payment={payment} secret={secret} />}</Loaded>
      )}
    </Frame>
  );
}

function Standing({ payment, secret }: { payment: Payment; secret: string }) {
  const charges = payment.startedAt !== undefined && payment.endedAt === undefined;
  const amount = (value: number) => money(value, payment.currency);
  return (
    <>
      <p className={css.place}>{[payment.stationId, t.stations.evse(payment.evseId)].join(' · ')}</p>
      <section className={css.head} data-flow={charges ? 'charge' : undefined}>
        <h2 className={css.state} aria-live="polite">
          {headline(payment)}
        </h2>
        <p className={css.hint}>{t.pay.details[payment.state]}</p>
      </section>
      <Panel title={t.pay.figures}>
        <Facts
          facts={[
            payment.energyWh !== undefined && { label: t.pay.energy, value: energy(payment.energyWh) },
            payment.cost !== undefined && { label: t.pay.cost, value: amount(payment.cost) },
            payment.state !== 'CAPTURED' &&
              payment.state !== 'CANCELED' && { label: t.pay.heldNow, value: amount(payment.held) },
            payment.captured > 0 && { label: t.pay.taken, value: amount(payment.captured) },
            payment.refunded > 0 && { label: t.pay.givenBack, value: amount(payment.refunded) },
          ]}
        />
      </Panel>
      {payment.receipt && (
        <a className="link" href={payment.receipt} target="_blank" rel="noreferrer">
          {t.pay.receipt}
        </a>
      )}
      {charges && <Stop secret={secret} />}
      {payment.state === 'CANCELED' && (
        <Link to={`/pay?station=${encodeURIComponent(payment.stationId)}&evse=${payment.evseId}`}>
          {t.pay.again}
        </Link>
      )}
    </>
  );
}

function headline({ state, startedAt, endedAt }: Payment): string {
  if (state !== 'CHARGING') return t.pay.states[state];
  if (endedAt) return t.pay.ended;
  return startedAt ? t.pay.charging : t.pay.plugIn;
}

function Stop({ secret }: { secret: string }) {
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  return (
    <>
      <Button className={css.wide} look="danger" icon="stop" onClick={() => setAsking(true)}>
        {t.driver.stop}
      </Button>
      {asking && (
        <Confirm
          title={t.driver.stop}
          question={t.driver.stopAsk}
          submit={t.driver.stop}
          action={() => stop(secret)}
          onDone={(payment) => {
            client.setQueryData(['pay', 'payment', secret], payment);
            toast(t.driver.stopped);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
