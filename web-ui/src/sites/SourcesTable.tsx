import { Status } from '../design/Badge';
import { type Column, DataTable } from '../design/DataTable';
import { nearTime } from '../format/time';
import { t } from '../messages';
import type { Source } from './forecast';

interface Props {
  sources: readonly Source[];
  now: number;
  zone: string;
  onOpen?: (source: Source) => void;
}

/** Where values are fetched from, and how that went. */
export function SourcesTable({ sources, now, zone, onOpen }: Props) {
  return (
    <DataTable
      label={t.forecast.sources}
      columns={columns(now, zone)}
      rows={sources}
      rowKey={({ meter, kind }) => meter + kind}
      onRow={onOpen}
      empty={null}
    />
  );
}

const columns = (now: number, zone: string): Column<Source>[] => [
  {
    key: 'what',
    header: t.forecast.source,
    cell: ({ meter, kind }) => `${t.forecast.meters[meter]}, ${t.forecast.kinds[kind]}`,
  },
  {
    key: 'url',
    header: t.forecast.url,
    hide: 'medium',
    cell: ({ address }) => <span className="mono">{address.url}</span>,
  },
  {
    key: 'state',
    header: t.forecast.fetched,
    cell: ({ fetchedAt, error, nextAt }) => (
      <>
        <Status tone={error ? 'bad' : fetchedAt ? 'good' : 'neutral'} hollow={!fetchedAt}>
          {fetchedAt ? nearTime(fetchedAt, now, zone) : t.forecast.notYet}
        </Status>
        {error && (
          <p className="muted">
            {error} · {t.forecast.again(nearTime(nextAt, now, zone))}
          </p>
        )}
      </>
    ),
  },
];
