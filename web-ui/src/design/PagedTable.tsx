import {
  type DefaultError,
  type InfiniteData,
  type QueryKey,
  type UseInfiniteQueryOptions,
  useInfiniteQuery,
} from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asProblem } from '../api/problem';
import type { Page } from '../api/types';
import { type Column, DataTable, type Selection, type Sorting } from './DataTable';
import { Failure } from './Notice';

interface Props<T, K extends QueryKey> {
  label: string;
  query: UseInfiniteQueryOptions<Page<T>, DefaultError, InfiniteData<Page<T>>, K, string | undefined>;
  columns: Column<T>[];
  rowKey: (row: T) => string;
  rowLink?: (row: T) => string;
  onRow?: (row: T) => void;
  empty: ReactNode;
  sorting?: Sorting;
  selection?: Selection;
  /** For lists of thousands: see the table's. */
  endless?: boolean;
}

/** A list that the server gives page by page: loading, failed, empty, shown, and more on demand. */
export function PagedTable<T, K extends QueryKey>({ query: options, ...table }: Props<T, K>) {
  const query = useInfiniteQuery(options);
  if (query.error && !query.data) {
    return <Failure problem={asProblem(query.error)} onRetry={() => void query.refetch()} />;
  }
  return (
    <DataTable
      {...table}
      rows={query.data?.pages.flatMap(({ items }) => items)}
      more={
        query.hasNextPage
          ? {
              load: () => void query.fetchNextPage(),
              loading: query.isFetching,
              failed: query.isFetchNextPageError,
            }
          : undefined
      }
    />
  );
}
