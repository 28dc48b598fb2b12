import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asProblem } from '../api/problem';
import { Failure } from './Notice';
import { SkeletonBlock } from './Skeleton';

interface Props<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** Shows data as soon as there is any, a skeleton before, and the problem only when there is nothing else. */
export function Loaded<T>({ query, skeleton = <SkeletonBlock />, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failure problem={asProblem(query.error)} onRetry={() => void query.refetch()} />;
  return skeleton;
}
