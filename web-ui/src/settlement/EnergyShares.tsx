import { ShareBar } from '../design/Bars';
import { energy } from '../format/number';
import { t } from '../messages';
import css from './EnergyShares.module.css';

interface Energies {
  energyInWh: number;
  energyOutWh: number;
  drivenWh: number;
  refedWh: number;
  broughtWh: number;
  lostWh: number;
}

/** What was charged, as driven and re-fed, and what was lost; the bar repeats what the figures say. */
export function EnergyShares({ total }: { total: Energies }) {
  const figures = [
    { key: 'in', label: t.settlement.energyIn, value: total.energyInWh },
    { key: 'driven', label: t.settlement.driven, value: total.drivenWh, color: 'var(--charge)' },
    {
      key: 'refed',
      label: t.settlement.refed,
      value: total.refedWh,
      color: 'var(--discharge)',
      hint: t.settlement.refedHint,
    },
    { key: 'out', label: t.settlement.energyOut, value: total.energyOutWh },
    { key: 'brought', label: t.settlement.brought, value: total.broughtWh, hint: t.settlement.broughtHint },
    { key: 'lost', label: t.settlement.lost, value: total.lostWh, hint: t.settlement.lostHint },
  ];
  const parts = figures.flatMap(({ key, value, color }) => (color ? [{ key, value, color }] : []));
  return (
    <div>
      <ShareBar parts={parts} />
      <dl className={css.energies}>
        {figures.map(({ key, label, value, color, hint }) => (
          <div key={key} title={hint}>
            <dt>
              {color && <span className={css.dot} style={{ background: color }} aria-hidden="true" />}
              {label}
            </dt>
            <dd>{energy(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
