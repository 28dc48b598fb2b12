import { useQuery } from '@tanstack/react-query';
import { Badge, Status } from '../design/Badge';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Panel } from '../design/Panel';
import { count } from '../format/number';
import { browserZone, fullTime } from '../format/time';
import { t } from '../messages';
import { type Finding, type Measure, quantumQuery, type Specimen } from './api';
import css from './ReadinessView.module.css';

/** What certificates that withstand quantum computers would break, by place and scheme. */
export function ReadinessView() {
  const query = useQuery(quantumQuery);
  return (
    <Panel title={t.pki.readiness} note={t.pki.readinessNote} flush>
      <Loaded query={query}>
        {({ findings, specimens, measuredAt }) => (
          <DataTable
            label={t.pki.readiness}
            columns={columns(specimens)}
            rows={findings}
            rowKey={({ place, source }) => `${place} ${source}`}
            empty={null}
            footer={
              <tr>
                <td colSpan={specimens.length + 1} className="muted">
                  {t.pki.measuredAt(fullTime(measuredAt, browserZone))}
                </td>
              </tr>
            }
          />
        )}
      </Loaded>
    </Panel>
  );
}

/** In the language of the reader, where it is known there. */
const placeName = (place: string): string => t.pki.places[place] ?? place;

const columns = (specimens: Specimen[]): Column<Finding>[] => [
  {
    key: 'place',
    header: t.pki.place,
    cell: ({ place, source, limit, unit }) => (
      <div className={css.place}>
        <strong>{placeName(place)}</strong>
        {limit !== undefined && unit && ` ≤ ${count(limit)} ${t.pki.units[unit]}`}
        <div className="muted">{source}</div>
      </div>
    ),
  },
  ...specimens.map(
    ({ scheme }): Column<Finding> => ({
      key: scheme,
      header: scheme.replaceAll('_', '-'),
      align: 'right',
      cell: ({ measures }) => {
        const measure = measures.find((one) => one.scheme === scheme);
        return measure && <Judged {...measure} />;
      },
    }),
  ),
];

function Judged({ verdict, size }: Measure) {
  const text = size === undefined ? t.pki.fits[verdict] : count(size);
  return verdict === 'FITS' ? (
    <Status tone="good" title={t.pki.fits[verdict]}>
      {text}
    </Status>
  ) : (
    <Badge tone={verdict === 'TIGHT' ? 'warn' : 'bad'} title={t.pki.fits[verdict]}>
      {text}
    </Badge>
  );
}
