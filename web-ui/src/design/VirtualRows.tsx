import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  Fragment,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

/** Of a row on a desk; others are measured when they are seen. */
const ROW_PX = 40;
/** Rows beyond the edges of the window. */
const SPARE = 12;

/** The `ref` of a row that has its place as `data-index`. */
export type Measure = (row: HTMLTableRowElement | null) => void;

interface Props {
  count: number;
  /** Of the table, for what stands in for rows out of sight. */
  columns: number;
  row: (index: number, measure: Measure) => ReactNode;
  /** The last rows come into sight. */
  onEnd?: () => void;
}

/**
 * The body of a long table, of which only rows in sight exist, and the one with the focus: the rest is room.
 * Arrows go from row to row.
 */
export function VirtualRows({ count, columns, row, onEnd }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  const [focused, setFocused] = useState<number>();
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => ROW_PX,
    overscan: SPARE,
    scrollMargin: top,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      const also = focused !== undefined && focused < count && !shown.includes(focused) ? [focused] : [];
      return [...shown, ...also].sort((a, b) => a - b);
    },
  });
  // What is above may have grown with any render.
  useLayoutEffect(() => {
    if (body.current) setTop(Math.round(body.current.getBoundingClientRect().top + window.scrollY));
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= count - SPARE) onEnd?.();
  }, [last, count, onEnd]);

  const step = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const from = indexOf(event.target);
    if (!by || from === undefined || (event.target as HTMLElement).tagName === 'INPUT') return;
    event.preventDefault();
    const next = body.current?.querySelector<HTMLElement>(`[data-index="${from + by}"] :is(a, button)`);
    next?.focus();
  };
  return (
    <tbody
      ref={body}
      onKeyDown={step}
      onFocus={(event) => setFocused(indexOf(event.target))}
      onBlur={() => setFocused(undefined)}
    >
      {rows.map(({ index, start }, place) => (
        <Fragment key={index}>
          <Room columns={columns} height={start - (rows[place - 1]?.end ?? top)} />
          {row(index, virtual.measureElement)}
        </Fragment>
      ))}
      <Room columns={columns} height={virtual.getTotalSize() + top - (rows.at(-1)?.end ?? top)} />
    </tbody>
  );
}

const indexOf = (target: EventTarget): number | undefined => {
  const index = (target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset.index;
  return index === undefined ? undefined : Number(index);
};

const Room = ({ columns, height }: { columns: number; height: number }) =>
  height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row cannot have the focus
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;
