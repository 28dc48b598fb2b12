import { memo, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { t } from '../messages';
import { Button } from './Button';
import { classes } from './classes';
import css from './DataTable.module.css';
import { Scroll } from './Scroll';
import { Skeleton } from './Skeleton';
import { type Measure, VirtualRows } from './VirtualRows';

/** Fewer rows are all there at once. */
const MOST_AT_ONCE = 80;

export interface Column<T> {
  key: string;
  header: string;
  cell: (row: T) => ReactNode;
  align?: 'right';
  /** Left out on screens narrower than a tablet (`small`) or a desk (`medium`). */
  hide?: 'small' | 'medium';
  /** What the server calls this order; makes the header a button. */
  sort?: string;
}

/** How the rows are sorted: a column's `sort`, after a minus from the last to the first. */
export interface Sorting {
  by: string;
  onSort: (by: string) => void;
}

/** Which rows are marked, by their keys; each row has a box in front. */
export interface Selection {
  keys: ReadonlySet<string>;
  onChange: (keys: ReadonlySet<string>) => void;
}

interface Props<T> {
  label: string;
  columns: Column<T>[];
  /** Undefined while loading. */
  rows?: readonly T[];
  rowKey: (row: T) => string;
  /** Makes the row lead somewhere; the first cell holds the real link. */
  rowLink?: (row: T) => string;
  onRow?: (row: T) => void;
  onHover?: (row: T | undefined) => void;
  empty: ReactNode;
  footer?: ReactNode;
  sorting?: Sorting;
  selection?: Selection;
  more?: More;
  /** Only rows in sight exist, and more are loaded as they come near. */
  endless?: boolean;
}

/** Rows that are not loaded yet. */
interface More {
  load: () => void;
  loading: boolean;
  /** The last attempt; another one is up to the reader. */
  failed?: boolean;
}

export function DataTable<T>(props: Props<T>) {
  const { columns, rows, empty, more } = props;
  if (rows?.length === 0) return empty;
  const { rowKey, rowLink, onRow, onHover, selection } = props;
  const ofRow = { columns, rowKey, rowLink, onRow, onHover, selection };
  const virtual = props.endless === true && rows !== undefined && rows.length > MOST_AT_ONCE;
  const table = (
    <table
      className={css.table}
      aria-label={props.label}
      aria-busy={!rows}
      aria-rowcount={virtual ? (more ? -1 : rows.length + 1) : undefined}
    >
      <thead>
        <tr aria-rowindex={virtual ? 1 : undefined}>
          {props.selection && <AllBox {...props.selection} shown={rows?.map(props.rowKey) ?? []} />}
          {columns.map((column) => (
            <Head key={column.key} column={column} sorting={props.sorting} />
          ))}
        </tr>
      </thead>
      {virtual ? (
        <VirtualRows
          count={rows.length}
          columns={columns.length + (props.selection ? 1 : 0)}
          row={(index, measure) => <Row {...ofRow} row={rows[index] as T} index={index} measure={measure} />}
          onEnd={() => more && !more.loading && !more.failed && more.load()}
        />
      ) : (
        <tbody>
          {rows ? (
            rows.map((row) => <Row key={props.rowKey(row)} {...ofRow} row={row} />)
          ) : (
            <Bones columns={columns} boxed={props.selection !== undefined} />
          )}
        </tbody>
      )}
      {props.footer && <tfoot>{props.footer}</tfoot>}
    </table>
  );
  return (
    <>
      {props.rowLink || props.onRow ? (
        <div className={css.scroll}>{table}</div>
      ) : (
        <Scroll label={props.label} className={css.scroll}>
          {table}
        </Scroll>
      )}
      {more && (
        <div className={css.more}>
          <Button look="quiet" busy={more.loading} onClick={more.load}>
            {t.common.more}
          </Button>
        </div>
      )}
    </>
  );
}

function Head<T>({ column, sorting }: { column: Column<T>; sorting?: Sorting }) {
  const { sort, header } = column;
  if (!sort || !sorting) {
    return (
      <th scope="col" className={cellClass(column)}>
        {header}
      </th>
    );
  }
  const up = sorting.by === sort;
  const down = sorting.by === `-${sort}`;
  return (
    <th
      scope="col"
      className={cellClass(column)}
      aria-sort={up ? 'ascending' : down ? 'descending' : undefined}
    >
      <button type="button" className={css.sort} onClick={() => sorting.onSort(up ? `-${sort}` : sort)}>
        {header}
        <span aria-hidden="true">{up ? '↑' : down ? '↓' : '↕'}</span>
      </button>
    </th>
  );
}

function toggled(keys: ReadonlySet<string>, changed: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(keys);
  for (const key of changed) {
    if (on) next.add(key);
    else next.delete(key);
  }
  return next;
}

function AllBox({ keys, onChange, shown }: Selection & { shown: readonly string[] }) {
  const all = shown.length > 0 && shown.every((key) => keys.has(key));
  return (
    <th scope="col" className={css.box}>
      <input
        type="checkbox"
        aria-label={t.common.selectAll}
        checked={all}
        onChange={() => onChange(toggled(keys, shown, !all))}
      />
    </th>
  );
}

function Box({ keys, onChange, name }: Selection & { name: string }) {
  return (
    <td className={css.box}>
      <input
        type="checkbox"
        aria-label={t.common.select(name)}
        checked={keys.has(name)}
        onChange={(event) => onChange(toggled(keys, [name], event.target.checked))}
      />
    </td>
  );
}

interface RowProps<T>
  extends Pick<Props<T>, 'columns' | 'rowKey' | 'rowLink' | 'onRow' | 'onHover' | 'selection'> {
  row: T;
  /** Among all, where not all of them exist. */
  index?: number;
  /** Takes the height of the row. */
  measure?: Measure;
}

/** Drawn again only when something of it changed: news of one row leaves the others alone. */
const Row = memo(RowView) as typeof RowView;

function RowView<T>({ row, index: place, measure, columns, ...props }: RowProps<T>) {
  const { rowKey, rowLink, onRow, onHover, selection } = props;
  const navigate = useNavigate();
  const to = rowLink?.(row);
  const open = to ? () => navigate(to) : onRow && (() => onRow(row));
  return (
    <tr
      ref={measure}
      data-index={place}
      aria-rowindex={place === undefined ? undefined : place + 2}
      className={open && css.open}
      onClick={open && ((event) => !leadsElsewhere(event.target) && open())}
      onPointerEnter={onHover && (() => onHover(row))}
      onPointerLeave={onHover && (() => onHover(undefined))}
    >
      {selection && <Box {...selection} name={rowKey(row)} />}
      {columns.map((column, index) => (
        <td key={column.key} className={cellClass(column)}>
          {index === 0 && open ? (
            <Lead to={to} open={open}>
              {column.cell(row)}
            </Lead>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

function Lead({ to, open, children }: { to?: string; open: () => void; children: ReactNode }) {
  return to ? (
    <Link to={to} className={css.lead}>
      {children}
    </Link>
  ) : (
    <button type="button" className={css.lead} onClick={open}>
      {children}
    </button>
  );
}

const leadsElsewhere = (target: EventTarget) =>
  (target as HTMLElement).closest('a, button, input, td:has(> input)') !== null;

function Bones<T>({ columns, boxed }: { columns: Column<T>[]; boxed: boolean }) {
  return [68, 52, 74, 60, 48].map((width) => (
    <tr key={width}>
      {boxed && <td className={css.box} />}
      {columns.map((column) => (
        <td key={column.key} className={cellClass(column)}>
          <Skeleton width={`${width}%`} />
        </td>
      ))}
    </tr>
  ));
}

function cellClass<T>({ align, hide }: Column<T>): string {
  return classes(
    align === 'right' && 'num',
    hide === 'small' && css.hideSmall,
    hide === 'medium' && css.hideMedium,
  );
}
