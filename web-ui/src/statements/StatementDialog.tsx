import { useQuery } from '@tanstack/react-query';
import { asProblem } from '../api/problem';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Dialog, DialogActions, DialogBody } from '../design/Dialog';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { toast } from '../design/Toasts';
import { clockTime, date } from '../format/time';
import { t } from '../messages';
import {
  type Format,
  type InMonth,
  type Kind,
  type Line,
  type PartySum,
  type Sum,
  save,
  statementQuery,
} from './api';
import { figures } from './columns';

interface Props {
  kind: Kind;
  party: PartySum['party'];
  month: InMonth;
  name: string;
  onClose: () => void;
}

/** What a party's statement says, and the files of it. */
export function StatementDialog({ kind, party, month, name, onClose }: Props) {
  const query = useQuery(statementQuery(kind, party.id, month));
  const download = (format: Format) =>
    save(kind, party.id, month, format).catch((error: unknown) =>
      toast(asProblem(error).detail ?? t.settlement.noFile, true),
    );
  return (
    <Dialog title={`${party.name}, ${name}`} wide onClose={onClose}>
      <DialogBody>
        <Loaded query={query}>
          {({ lines, totals, timeZone, unsettled }) => (
            <>
              {unsettled > 0 && <p className="muted">{t.settlement.unsettled(unsettled)}</p>}
              <DataTable
                label={party.name}
                columns={columns(kind, timeZone, totals)}
                rows={[...lines, ...totals.map((sum) => ({ what: t.statements.total, sum }))].map(numbered)}
                rowKey={({ number }) => String(number)}
                endless
                empty={
                  <Empty compact icon="prices" title={t.statements.none}>
                    {t.statements.noneDetail}
                  </Empty>
                }
              />
            </>
          )}
        </Loaded>
      </DialogBody>
      <DialogActions>
        <Button icon="download" onClick={() => void download('csv')}>
          {t.statements.csv}
        </Button>
        <Button look="primary" icon="download" onClick={() => void download('pdf')}>
          {t.statements.pdf}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

type Numbered = Line & { number: number };

const numbered = (line: Line, number: number): Numbered => ({ ...line, number });

/** Without figures that are zero in every line. */
const columns = (kind: Kind, zone: string, totals: readonly Sum[]): Column<Numbered>[] => [
  {
    key: 'what',
    header: t.statements.whats[kind],
    cell: ({ at, what, detail }) => (
      <>
        {what ?? (at && date(at, zone))}
        {detail && (
          <span className="muted"> {kind === 'partners' ? t.statements.creditOf(detail) : detail}</span>
        )}
      </>
    ),
  },
  ...(kind === 'partners' || kind === 'drivers'
    ? [
        {
          key: 'at',
          header: t.statements.at,
          hide: 'small' as const,
          cell: ({ at }: Numbered) => at && `${date(at, zone)}, ${clockTime(at, zone)}`,
        },
      ]
    : []),
  ...figures.filter(({ key }) => matters(key, kind, totals)),
];

function matters(figure: string, kind: Kind, totals: readonly Sum[]): boolean {
  switch (figure) {
    case 'sessions':
      return kind === 'hosts' || kind === 'fleets';
    case 'charged':
      return kind !== 'hosts';
    case 'earned':
      return kind === 'hosts' || totals.some(({ earned }) => earned !== 0);
    case 'balance':
      return totals.some(({ earned, charged }) => earned !== 0 && charged !== 0);
    default:
      return true;
  }
}
