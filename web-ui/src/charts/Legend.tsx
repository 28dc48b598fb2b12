import { t } from '../messages';
import css from './Legend.module.css';
import type { Chart, Series } from './model';
import { seriesName } from './text';

interface Props {
  chart: Chart;
  hidden: ReadonlySet<string>;
  onToggle: (id: string) => void;
}

interface Entry {
  id: string;
  label: string;
  tone: string;
  look: 'line' | 'dashed' | 'block';
}

/** Names every series; a click hides or shows it. */
export function Legend({ chart, hidden, onToggle }: Props) {
  return (
    <ul className={css.legend}>
      {chart.panes.flatMap(entries).map(({ id, label, tone, look }) => (
        <li key={id}>
          <button
            type="button"
            className={css.entry}
            aria-pressed={!hidden.has(id)}
            onClick={() => onToggle(id)}
          >
            <i className={css.key} data-tone={tone} data-look={look} aria-hidden="true" />
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}

function entries({ label, series, layers }: Chart['panes'][number]): Entry[] {
  const stacked: Entry[] = layers?.length
    ? [{ id: 'layers', label: t.chart.cars, tone: 'signed', look: 'block' }]
    : [];
  const lines = series.map((one) => ({
    id: one.id,
    label: seriesName(one, label),
    tone: one.tone,
    look: look(one),
  }));
  return [...stacked, ...lines];
}

const look = ({ dashed, fill }: Series): Entry['look'] =>
  dashed ? 'dashed' : fill === 'strong' ? 'block' : 'line';
