import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Station } from '../api/types';
import { Button } from '../design/Button';
import { classes } from '../design/classes';
import type { Column } from '../design/DataTable';
import { Toolbar } from '../design/Layout';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Panel } from '../design/Panel';
import { SearchBox } from '../design/SearchBox';
import { toast } from '../design/Toasts';
import { relative } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { componentName, type StationVariable, stationPath, variableName, variablesQuery } from './api';
import { VariableDialog } from './VariableDialog';
import css from './VariablesPanel.module.css';

/** Every variable the station has reported; one opened shows its history and can be changed. */
export function VariablesPanel({ station, now, zone }: { station: Station; now: number; zone: string }) {
  const [q, setQ] = useState('');
  const [open, setOpen] = useState<StationVariable>();
  const mayAct = useRole('operator');
  const onSearch = useCallback((value: string) => setQ(value), []);
  return (
    <Panel
      title={t.device.variables}
      flush
      actions={
        <Toolbar>
          <SearchBox label={t.device.search} value={q} onChange={onSearch} />
          {mayAct && <ReportButton station={station} />}
        </Toolbar>
      }
    >
      <PagedTable
        label={t.device.variables}
        query={variablesQuery(station.id, q)}
        columns={columns(now)}
        rowKey={({ key }) => key}
        onRow={setOpen}
        empty={
          <Empty icon="stations" title={q ? t.device.emptyFiltered : t.device.empty}>
            {!q && t.device.emptyDetail}
          </Empty>
        }
      />
      {open && (
        <VariableDialog station={station} variable={open} zone={zone} onClose={() => setOpen(undefined)} />
      )}
    </Panel>
  );
}

function ReportButton({ station }: { station: Station }) {
  const client = useQueryClient();
  const asking = useMutation({
    mutationFn: () => http.post(`${stationPath(station.id)}/reports`, { base: 'FullInventory' }),
    onSuccess: () => {
      toast(t.device.reportAsked);
      void client.invalidateQueries({ queryKey: ['operations'] });
    },
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  return (
    <Button icon="refresh" busy={asking.isPending} disabled={!station.online} onClick={() => asking.mutate()}>
      {t.device.report}
    </Button>
  );
}

const columns = (now: number): Column<StationVariable>[] => [
  {
    key: 'variable',
    header: t.device.variable,
    cell: (variable) => (
      <>
        {variableName(variable)}
        <span className={css.component}>{componentName(variable)}</span>
      </>
    ),
  },
  {
    key: 'component',
    header: t.device.component,
    hide: 'small',
    cell: (variable) => <span className="muted">{componentName(variable)}</span>,
  },
  { key: 'value', header: t.device.value, cell: (variable) => <Value variable={variable} /> },
  {
    key: 'mutability',
    header: t.device.access,
    hide: 'medium',
    cell: ({ mutability }) => (
      <span className="muted">{t.device.mutability[mutability ?? 'ReadWrite'] ?? mutability}</span>
    ),
  },
  {
    key: 'changed',
    header: t.device.changed,
    align: 'right',
    hide: 'small',
    cell: ({ changedAt }) => <span className="muted">{relative(changedAt, now)}</span>,
  },
];

const LONGEST_SHOWN = 44;

function Value({ variable: { value, unit } }: { variable: StationVariable }) {
  if (value === undefined) return <span className="muted">–</span>;
  const short = value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value;
  return (
    <span className={classes('mono', css.value)} title={short === value ? undefined : value}>
      {short} {unit && <span className="muted">{unit}</span>}
    </span>
  );
}
