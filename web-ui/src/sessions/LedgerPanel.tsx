import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ledgerQuery } from '../api/queries';
import type { Ledger, LedgerEntry, Session } from '../api/types';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { Scroll } from '../design/Scroll';
import { energy, money, price } from '../format/number';
import { clockTime } from '../format/time';
import { t } from '../messages';
import { LedgerFigures } from './LedgerFigures';
import css from './LedgerPanel.module.css';

/** Money per quarter hour and in total, with what an uncontrolled charge would have cost. */
export function LedgerPanel({ session, zone }: { session: Session; zone: string }) {
  const query = useQuery(ledgerQuery(session.id));
  return (
    <Panel title={t.sessions.ledger} flush>
      <Loaded query={query}>
        {(ledger) => (
          <>
            <Total ledger={ledger} />
            <LedgerFigures ledger={ledger} zone={zone} />
            <Scroll label={t.sessions.ledger} className={css.entries}>
              <DataTable
                label={t.sessions.ledger}
                columns={columns(ledger.currency, zone)}
                rows={ledger.entries.toReversed()}
                rowKey={({ start }) => start}
                empty={
                  <Empty icon="prices" title={t.sessions.noLedger}>
                    {t.sessions.noLedgerDetail}
                  </Empty>
                }
              />
            </Scroll>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

/** The sum as it is made: cost − revenue + wear = net, against uncontrolled. */
function Total({ ledger: { total, currency } }: { ledger: Ledger }) {
  const parts = [
    { sign: '', label: t.sessions.cost, value: total.cost },
    { sign: '−', label: t.sessions.revenue, value: total.revenue },
    { sign: '+', label: t.sessions.wear, value: total.wear },
    { sign: '=', label: t.sessions.net, value: total.net },
  ];
  return (
    <dl className={css.total}>
      {parts.map(({ sign, label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <span className={css.sign}>{sign}</span>
            {money(value, currency)}
          </dd>
        </div>
      ))}
      {total.uncontrolled !== undefined && (
        <div className={css.against}>
          <dt>{t.sessions.uncontrolled}</dt>
          <dd>{money(total.uncontrolled, currency)}</dd>
        </div>
      )}
      {total.saving !== undefined && (
        <div>
          <dt>{t.sessions.saving}</dt>
          <dd className={total.saving > 0 ? css.saved : undefined}>{money(total.saving, currency)}</dd>
        </div>
      )}
    </dl>
  );
}

const columns = (currency: string, zone: string): Column<LedgerEntry>[] => {
  const at = (amount: string, perKwh: number) => (
    <>
      {amount}
      <span className={css.rate}>{price(perKwh, currency)}</span>
    </>
  );
  return [
    {
      key: 'start',
      header: t.sessions.quarter,
      cell: (entry) => (
        <>
          {clockTime(entry.start, zone)}
          <Mark entry={entry} />
        </>
      ),
    },
    {
      key: 'in',
      header: t.sessions.energyIn,
      align: 'right',
      cell: ({ energyInWh }) => dash(energyInWh, energy),
    },
    {
      key: 'out',
      header: t.sessions.energyOut,
      align: 'right',
      cell: ({ energyOutWh }) => dash(energyOutWh, energy),
    },
    {
      key: 'refed',
      header: t.settlement.refed,
      align: 'right',
      hide: 'medium',
      cell: ({ refedWh }) => dash(refedWh, energy),
    },
    {
      key: 'lost',
      header: t.settlement.lost,
      align: 'right',
      hide: 'medium',
      cell: ({ lostWh }) => dash(lostWh, energy),
    },
    {
      key: 'cost',
      header: t.sessions.cost,
      align: 'right',
      hide: 'small',
      cell: ({ cost, importPrice }) => dash(cost, (v) => at(money(v, currency), importPrice)),
    },
    {
      key: 'revenue',
      header: t.sessions.revenue,
      align: 'right',
      hide: 'small',
      cell: ({ revenue, exportPrice }) => dash(revenue, (v) => at(money(v, currency), exportPrice)),
    },
    {
      key: 'wear',
      header: t.sessions.wear,
      align: 'right',
      hide: 'small',
      cell: ({ wear }) => dash(wear, (v) => money(v, currency)),
    },
    {
      key: 'net',
      header: t.sessions.netShort,
      align: 'right',
      cell: ({ cost, revenue, wear }) => dash(cost - revenue + wear, (v) => <b>{money(v, currency)}</b>),
    },
  ];
};

/** Says that an entry was corrected, or rests on a guess. */
function Mark({ entry: { reason, priceKnown } }: { entry: LedgerEntry }) {
  const notes = [
    reason && t.settlement.corrected(t.settlement.reasons[reason]),
    !priceKnown && t.settlement.guessedPrice,
  ].filter((note) => note);
  return notes.length > 0 ? <span className={css.mark}>{notes.join(', ')}</span> : null;
}

const dash = (value: number, format: (value: number) => ReactNode) =>
  value === 0 ? <span className="muted">–</span> : format(value);
