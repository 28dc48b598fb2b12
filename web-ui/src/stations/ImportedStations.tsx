import { Status, type Tone } from '../design/Badge';
import type { Column } from '../design/DataTable';
import { DataTable } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { count } from '../format/number';
import { t } from '../messages';
import css from './ImportedStations.module.css';
import type { ImportedStation, Outcome, StationImport } from './stationFile';

const tones: Record<Outcome, Tone> = {
  REFUSED: 'bad',
  CREATED: 'good',
  CHANGED: 'accent',
  UNCHANGED: 'neutral',
};

/** What somebody should look at comes first. */
const order = Object.keys(tones) as Outcome[];

/** More than anybody reads; the numbers above are of all. */
const MOST_SHOWN = 200;

/** What a file of stations does, station by station. */
export function ImportedStations({ result }: { result: StationImport }) {
  const sorted = order.flatMap((outcome) => result.stations.filter((one) => one.outcome === outcome));
  const hidden = sorted.length - MOST_SHOWN;
  const secret = sorted.some(({ password }) => password);
  return (
    <section className={css.result} aria-label={heading(result)}>
      <p role="status">
        <strong>{heading(result)}</strong>
      </p>
      <p className={css.counts}>
        {order.map((outcome) => (
          <Status key={outcome} tone={tones[outcome]}>
            {t.stationFile.outcomes[outcome]}{' '}
            {count(result.stations.filter((one) => one.outcome === outcome).length)}
          </Status>
        ))}
      </p>
      {secret && <p role="alert">{t.stationFile.once}</p>}
      <DataTable
        label={heading(result)}
        columns={secret ? [...columns, passwordColumn] : columns}
        rows={sorted.slice(0, MOST_SHOWN)}
        rowKey={({ lines }) => String(lines[0])}
        empty={
          <Empty icon="stations" title={t.stationFile.nothing}>
            {t.stationFile.nothingDetail}
          </Empty>
        }
      />
      {hidden > 0 && <p className="muted">{t.stationFile.more(count(hidden))}</p>}
    </section>
  );
}

const heading = ({ dryRun }: StationImport) => (dryRun ? t.stationFile.wouldDo : t.stationFile.did);

const columns: Column<ImportedStation>[] = [
  { key: 'lines', header: t.stationFile.lines, align: 'right', cell: ({ lines }) => lines.join(', ') },
  {
    key: 'station',
    header: t.stationFile.station,
    cell: ({ id }) => id || <span className="muted">{t.stationFile.withoutId}</span>,
  },
  {
    key: 'outcome',
    header: t.stationFile.outcome,
    cell: ({ outcome }) => <Status tone={tones[outcome]}>{t.stationFile.outcomes[outcome]}</Status>,
  },
  { key: 'what', header: t.stationFile.what, cell: (station) => <What station={station} /> },
];

const passwordColumn: Column<ImportedStation> = {
  key: 'password',
  header: t.stationFile.password,
  cell: ({ password }) => <code>{password}</code>,
};

function What({ station: { changes, faults, outcome } }: { station: ImportedStation }) {
  const said = outcome === 'CREATED' ? made(changes) : changes.map(changed);
  return (
    <ul className={css.what}>
      {faults.map(({ line, column, detail }) => (
        <li key={`${line} ${column} ${detail}`}>{t.stationFile.fault(line, column, detail)}</li>
      ))}
      {said.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

type Change = ImportedStation['changes'][number];

function changed({ column, evse, from, to }: Change): string {
  const cell = evse === undefined ? column : t.stationFile.ofEvse(evse, column);
  return `${cell}: ${from ?? '–'} → ${to ?? '–'}`;
}

/** What a new station has, then what each of its EVSEs has. */
function made(changes: readonly Change[]): string[] {
  const cells = changes.filter(({ column }) => column !== 'evse');
  return [...new Set(cells.map(({ evse }) => evse))].map((of) => {
    const have = cells.filter(({ evse }) => evse === of).map(({ column, to }) => `${column} ${to}`);
    return (of === undefined ? '' : `${t.stations.evse(of)}: `) + have.join(' · ');
  });
}
