import { type ReactNode, useState } from 'react';
import { Button } from './Button';
import { FieldRow } from './Field';
import css from './GrowingRows.module.css';

interface Props<Row> {
  rows: readonly Row[];
  /** What a new row begins with. */
  empty: Row;
  least: 0 | 1;
  add: string;
  remove: string;
  children: (row: Row) => ReactNode;
}

/** Rows of fields in a form, which can be added and removed. */
export function GrowingRows<Row>({ rows, empty, least, add, remove, children }: Props<Row>) {
  const [shown, setShown] = useState(() =>
    (rows.length < least ? [empty] : rows).map((row, key) => ({ key, row })),
  );
  const grow = () =>
    setShown((before) => [...before, { key: 1 + Math.max(-1, ...before.map(({ key }) => key)), row: empty }]);
  return (
    <>
      {shown.map(({ key, row }) => (
        <div className={css.row} key={key}>
          <FieldRow>{children(row)}</FieldRow>
          {shown.length > least && (
            <Button
              type="button"
              icon="close"
              aria-label={remove}
              onClick={() => setShown((before) => before.filter((one) => one.key !== key))}
            />
          )}
        </div>
      ))}
      <div>
        <Button type="button" icon="plus" onClick={grow}>
          {add}
        </Button>
      </div>
    </>
  );
}
