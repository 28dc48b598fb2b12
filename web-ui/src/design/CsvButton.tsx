import { useMutation } from '@tanstack/react-query';
import { everyPage, MOST_ROWS } from '../api/everyPage';
import { asProblem } from '../api/problem';
import { csv } from '../format/csv';
import { t } from '../messages';
import { Button } from './Button';
import { saveFile } from './saveFile';
import { toast } from './Toasts';

/** A column of a file, by the name it has in the API. */
export type CsvColumn<T> = readonly [name: string, value: (row: T) => string | number | boolean | undefined];

interface Props<T> {
  /** Of the file, without its ending. */
  name: string;
  /** Of the list, with what is chosen of it. */
  path: string;
  filter?: Record<string, string | undefined>;
  columns: readonly CsvColumn<T>[];
}

/** Saves a list as it is filtered, all its pages, with figures and moments as the API tells them. */
export function CsvButton<T>({ name, path, filter, columns }: Props<T>) {
  const saving = useMutation({
    mutationFn: () => everyPage<T>(path, filter),
    onSuccess: ({ rows, cut }) => {
      saveFile(`${name}.csv`, new Blob([table(columns, rows)], { type: 'text/csv;charset=utf-8' }));
      if (cut) toast(t.common.csvCut(MOST_ROWS), true);
    },
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  return (
    <Button look="quiet" icon="download" iconOnly busy={saving.isPending} onClick={() => saving.mutate()}>
      {t.chart.csv}
    </Button>
  );
}

export const table = <T,>(columns: readonly CsvColumn<T>[], rows: readonly T[]): string =>
  csv([
    columns.map(([title]) => title),
    ...rows.map((row) => columns.map(([, value]) => String(value(row) ?? ''))),
  ]);
