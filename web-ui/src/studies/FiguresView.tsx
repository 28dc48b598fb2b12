import { useMemo } from 'react';
import { ChartView } from '../charts/ChartView';
import { type Column, DataTable } from '../design/DataTable';
import { Facts } from '../design/Facts';
import { Grid } from '../design/Layout';
import { Panel } from '../design/Panel';
import { Stat, Stats } from '../design/Stat';
import { count, energy, exactMoney, money, percent, power } from '../format/number';
import { t } from '../messages';
import type { Case, Reserve, Size, StudyFigures, StudySettings } from './api';
import { CURRENCY, dayChart } from './charts';
import { asRun, isAsRun, strategyName } from './names';
import { SavingBars } from './SavingBars';
import css from './StudyPage.module.css';

interface Props {
  figures: StudyFigures;
  settings: StudySettings;
}

const euro = (value: number) => money(value, CURRENCY);
const kw = (value: number) => power(value * 1000);
const kwh = (value: number) => energy(value * 1000);

/** What a study came to, the sum of it first. */
export function FiguresView({ figures, settings }: Props) {
  const chart = useMemo(() => dayChart(figures), [figures]);
  const steered = figures.cases.filter(({ uncontrolled }) => !uncontrolled);
  return (
    <>
      <Sum figures={figures} fee={settings.yearlyFee > 0} />
      <Panel title={t.studies.savings} note={t.studies.asRun}>
        <SavingBars
          savings={steered.map((each) => ({
            label: strategyName(each),
            value: each.savingPerCarYear,
            text: euro(each.savingPerCarYear),
            strong: isAsRun(each),
          }))}
        />
      </Panel>
      <Panel title={t.studies.day}>
        <ChartView chart={chart} />
      </Panel>
      <Panel title={t.studies.figures} note={t.studies.figuresNote} flush>
        <DataTable
          label={t.studies.figures}
          columns={cases}
          rows={figures.cases}
          rowKey={strategyName}
          empty={null}
        />
      </Panel>
      <Grid>
        <Variants of="kW" rows={figures.connections} />
        <Variants of="stations" rows={figures.stations} />
      </Grid>
      <Panel title={t.studies.reserve} note={t.studies.reserveNote} flush>
        <DataTable
          label={t.studies.reserve}
          columns={reserves(figures.cars)}
          rows={figures.reserves}
          rowKey={({ share }) => String(share)}
          empty={null}
        />
      </Panel>
      <Panel title={t.studies.method}>
        <Assumed settings={settings} />
        <ul className={css.method} lang="en">
          {figures.method.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

function Sum({ figures, fee }: { figures: StudyFigures; fee: boolean }) {
  const { cases, sessions, cars, days, feePerCar } = figures;
  const once = cases.find(({ uncontrolled }) => uncontrolled);
  const smart = asRun(cases, false);
  const v2g = asRun(cases, true);
  if (!once || !smart || !v2g) return null;
  return (
    <Panel note={t.studies.basis(count(sessions), count(cars), count(days))} title={t.network.saved}>
      <Stats>
        <Stat
          label={t.studies.savedByV2g}
          value={euro(v2g.savingPerCarYear - feePerCar)}
          note={fee ? t.studies.afterFee : t.studies.perCarYear}
        />
        <Stat
          label={t.studies.savedBySmart}
          value={euro(smart.savingPerCarYear)}
          note={t.studies.perCarYear}
        />
        <Stat label={t.studies.peak} value={kw(v2g.peakKw)} note={t.studies.peakNote(kw(once.peakKw))} />
        <Stat
          label={t.studies.broken}
          value={count(smart.brokenPromises + v2g.brokenPromises)}
          note={t.studies.brokenNote}
          tone={smart.brokenPromises + v2g.brokenPromises > 0 ? 'bad' : undefined}
        />
      </Stats>
    </Panel>
  );
}

const right = <T,>(key: string, header: string, cell: (row: T) => string, hide?: 'small' | 'medium') =>
  ({ key, header, cell, align: 'right', hide }) satisfies Column<T>;

const cases: Column<Case>[] = [
  { key: 'strategy', header: t.studies.strategy, cell: strategyName },
  right('energy', t.studies.energyCost, (c) => euro(c.energyCost), 'small'),
  right('wear', t.studies.wearCost, (c) => euro(c.wearCost), 'medium'),
  right('saved', t.studies.saving, (c) => (c.uncontrolled ? '–' : euro(c.saving))),
  right(
    'reached',
    t.studies.reached,
    (c) => (c.uncontrolled ? '–' : percent(c.savingReached * 100)),
    'small',
  ),
  right('in', t.studies.in, (c) => kwh(c.inKwh), 'medium'),
  right('out', t.studies.out, (c) => kwh(c.outKwh), 'small'),
  right('peak', t.studies.peak, (c) => kw(c.peakKw), 'small'),
  right('broken', t.studies.missed, (c) => count(c.brokenPromises), 'medium'),
];

function Variants({ of, rows }: { of: 'kW' | 'stations'; rows: Size[] }) {
  const columns: Column<Size>[] = [
    {
      key: 'size',
      header: t.studies.size[of],
      cell: ({ size }) => (of === 'kW' ? kw(size) : count(size)),
    },
    right('sessions', t.studies.sessions, (v) => count(v.sessions), 'medium'),
    right('saved', t.studies.savedPerYear, (v) => euro(v.savingPerYear)),
    right('peak', t.studies.peak, (v) => kw(v.peakKw), 'small'),
    right('missed', t.studies.missed, (v) => count(v.missedPromises)),
  ];
  return (
    <Panel
      title={of === 'kW' ? t.studies.otherConnections : t.studies.otherStations}
      note={t.studies.variantNote}
      flush
    >
      <DataTable
        label={of === 'kW' ? t.studies.otherConnections : t.studies.otherStations}
        columns={columns}
        rows={rows}
        rowKey={({ size }) => String(size)}
        empty={null}
      />
    </Panel>
  );
}

const MARKET_KW = 1_000;
const LEAST_KW = 0.1;

function reserves(cars: number): Column<Reserve>[] {
  const needed = (each: number) =>
    each >= LEAST_KW ? count(Math.ceil((MARKET_KW / each) * cars)) : t.studies.notThese;
  return [
    { key: 'share', header: t.studies.available, cell: ({ share }) => t.studies.share(percent(share * 100)) },
    right('up', t.studies.up, ({ upKw }) => kw(upKw)),
    right('upCars', t.studies.carsUp, ({ upKw }) => needed(upKw)),
    right('down', t.studies.down, ({ downKw }) => kw(downKw)),
    right('downCars', t.studies.carsDown, ({ downKw }) => needed(downKw), 'small'),
  ];
}

function Assumed({ settings }: { settings: StudySettings }) {
  return (
    <Facts
      facts={[
        { label: t.studies.capacity, value: kwh(settings.capacityKwh) },
        settings.powerKw !== undefined && { label: t.studies.power, value: kw(settings.powerKw) },
        {
          label: t.studies.v2g,
          value: `${percent(settings.windowLowPercent)} – ${percent(settings.windowHighPercent)}`,
        },
        { label: t.studies.efficiency, value: percent(settings.efficiencyPercent) },
        { label: t.studies.wear, value: exactMoney(settings.wearPerKwh, CURRENCY) },
        settings.connectionKw !== undefined && {
          label: t.studies.connection,
          value: kw(settings.connectionKw),
        },
        settings.exportKw !== undefined && { label: t.studies.exportLimit, value: kw(settings.exportKw) },
        settings.stations !== undefined && { label: t.studies.stations, value: count(settings.stations) },
        settings.yearlyFee > 0 && { label: t.studies.yearlyFee, value: euro(settings.yearlyFee) },
      ]}
    />
  );
}
