import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useClock } from '../api/clock';
import { type Tone, Verdict } from '../design/Badge';
import { Button } from '../design/Button';
import type { Column } from '../design/DataTable';
import { Input } from '../design/Field';
import { FormDialog } from '../design/Form';
import { number } from '../design/formValues';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { money } from '../format/number';
import { relative } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { type AdhocPayment, paymentsQuery, refund, type State } from './api';

const CLOCK_EVERY_MS = 60_000;

const tones: Record<State, Tone> = {
  OPENING: 'neutral',
  OPEN: 'neutral',
  AUTHORIZED: 'charge',
  STARTING: 'charge',
  CHARGING: 'charge',
  CAPTURED: 'good',
  RELEASING: 'neutral',
  CANCELED: 'neutral',
};

/** What drivers without a contract paid. */
export default function PaymentsPage() {
  const { now } = useClock(CLOCK_EVERY_MS);
  const [refunding, setRefunding] = useState<AdhocPayment>();
  const mayRefund = useRole('operator');
  const client = useQueryClient();
  return (
    <>
      <PageHeader title={t.pay.payments} trail={[{ to: '/energy', label: t.network.title }]} />
      <Panel flush>
        <PagedTable
          label={t.pay.payments}
          query={paymentsQuery}
          columns={columns(now, mayRefund ? setRefunding : undefined)}
          rowKey={({ id }) => id}
          endless
          empty={
            <Empty icon="prices" title={t.pay.none}>
              {t.pay.noneDetail}
            </Empty>
          }
        />
      </Panel>
      {refunding && (
        <RefundForm
          payment={refunding}
          onDone={() => {
            void client.invalidateQueries({ queryKey: ['payments', 'adhoc'] });
            setRefunding(undefined);
          }}
          onClose={() => setRefunding(undefined)}
        />
      )}
    </>
  );
}

const left = ({ captured, refundAsked }: AdhocPayment) => Math.round((captured - refundAsked) * 1000) / 1000;

function RefundForm({
  payment,
  onDone,
  onClose,
}: {
  payment: AdhocPayment;
  onDone: () => void;
  onClose: () => void;
}) {
  return (
    <FormDialog
      title={t.pay.refund}
      submit={t.pay.refund}
      danger
      action={(form) => refund(payment.id, number(form, 'amount') ?? 0)}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{t.pay.refundDetail(money(left(payment), payment.currency))}</p>
          <Input
            label={t.pay.amount(payment.currency)}
            name="amount"
            type="number"
            step="0.01"
            min="0.01"
            max={left(payment)}
            defaultValue={left(payment)}
            required
            error={errorOf('amount')}
          />
        </>
      )}
    </FormDialog>
  );
}

const stateOf = ({ state, sessionId }: AdhocPayment) =>
  state === 'CHARGING' && !sessionId ? t.pay.waitsForCar : t.pay.states[state];

const columns = (
  now: number,
  onRefund: ((payment: AdhocPayment) => void) | undefined,
): Column<AdhocPayment>[] => [
  {
    key: 'where',
    header: t.pay.where,
    cell: ({ stationId, evseId, sessionId }) => {
      const name = `${stationId} · ${t.stations.evse(evseId)}`;
      return sessionId ? <Link to={`/sessions/${sessionId}`}>{name}</Link> : name;
    },
  },
  {
    key: 'state',
    header: t.pay.state,
    cell: (payment) => (
      <Verdict tone={payment.error ? 'bad' : tones[payment.state]} title={payment.error ?? payment.why}>
        {payment.error ? t.pay.failing(stateOf(payment)) : stateOf(payment)}
      </Verdict>
    ),
  },
  {
    key: 'held',
    header: t.pay.heldNow,
    align: 'right',
    hide: 'small',
    cell: ({ held, currency }) => money(held, currency),
  },
  {
    key: 'taken',
    header: t.pay.taken,
    align: 'right',
    cell: ({ captured, currency }) => (captured > 0 ? money(captured, currency) : ''),
  },
  {
    key: 'refunded',
    header: t.pay.givenBack,
    align: 'right',
    hide: 'small',
    cell: ({ refundAsked, refunded, currency }) =>
      refundAsked > 0 && (
        <span className={refunded < refundAsked ? 'muted' : undefined}>{money(refundAsked, currency)}</span>
      ),
  },
  {
    key: 'at',
    header: t.pay.at,
    align: 'right',
    hide: 'medium',
    cell: ({ createdAt }) => <span className="muted">{relative(createdAt, now)}</span>,
  },
  {
    key: 'reference',
    header: t.pay.reference,
    hide: 'medium',
    cell: ({ reference }) => <span className="mono">{reference}</span>,
  },
  ...(onRefund
    ? [
        {
          key: 'refund',
          header: '',
          align: 'right' as const,
          cell: (payment: AdhocPayment) =>
            left(payment) > 0 && (
              <Button look="quiet" onClick={() => onRefund(payment)}>
                {t.pay.refund}
              </Button>
            ),
        },
      ]
    : []),
];
