import type { ReactNode } from 'react';
import type { Estimate, Need, Session } from '../api/types';
import { Badge } from '../design/Badge';
import { type Fact, Facts } from '../design/Facts';
import { Panel } from '../design/Panel';
import { energy, hours, percent, power } from '../format/number';
import { t } from '../messages';
import { PlugAndCharge } from './SessionParts';

/** What is known about the car, from whom, and what is only assumed. */
export function NeedPanel({ session }: { session: Session }) {
  const { need } = session;
  if (!need) return null;
  const fact = (label: string, value: ReactNode, ...fields: (keyof Need)[]): Fact => ({
    label,
    value: fields.some((field) => need.estimated.includes(field)) ? <Estimated>{value}</Estimated> : value,
  });
  return (
    <Panel title={t.sessions.need} note={`${t.sessions.source} ${t.sessions.sources[need.source]}`}>
      <Facts
        facts={[
          fact(t.sessions.capacity, energy(need.capacityWh), 'capacityWh'),
          fact(t.sessions.atArrival, energy(need.energyWh), 'energyWh'),
          fact(
            t.sessions.window,
            `${percent(need.minSocPercent)} – ${percent(need.maxSocPercent)}`,
            'minSocPercent',
            'maxSocPercent',
          ),
          ...(need.maxDischargeW > 0
            ? [fact(t.sessions.floor, percent(need.floorSocPercent), 'floorSocPercent')]
            : []),
          ...need.estimates.map(
            (guess): Fact => ({
              label: t.sessions.guessed[guess.field],
              value: <Guess guess={guess} />,
            }),
          ),
          fact(t.sessions.chargeUpTo, power(need.maxChargeW), 'maxChargeW'),
          fact(t.sessions.dischargeUpTo, power(need.maxDischargeW), 'maxDischargeW'),
          {
            label: t.sessions.token,
            value: session.idToken && (
              <>
                <span className="mono">{session.idToken}</span>
                <PlugAndCharge session={session} />
              </>
            ),
          },
          { label: t.sessions.transaction, value: <span className="mono">{session.transactionId}</span> },
        ]}
      />
    </Panel>
  );
}

/** A guess with its uncertainty and where it comes from: "about 28 kWh (21 – 35), from 6 stays". */
export function Guess({ guess }: { guess: Estimate }) {
  const likely = shown(guess, guess.likely);
  const range = guess.high > guess.low;
  return (
    <span title={t.sessions.reckoned(shown(guess, guess.value))}>
      {range ? t.sessions.about(likely, shown(guess, guess.low), shown(guess, guess.high)) : likely}
      <span className="muted">, {t.sessions.guessedFrom[guess.source](guess.stays)}</span>
    </span>
  );
}

function shown(guess: Estimate, value: number): string {
  switch (guess.field) {
    case 'CAPACITY_WH':
    case 'TAKEN_WH':
      return energy(value);
    case 'MAX_CHARGE_W':
      return power(value);
    case 'STAY_HOURS':
      return hours(value);
  }
}

function Estimated({ children }: { children: ReactNode }) {
  return (
    <>
      {children}{' '}
      <Badge tone="warn" title={t.sessions.estimatedHint}>
        {t.sessions.estimated}
      </Badge>
    </>
  );
}
