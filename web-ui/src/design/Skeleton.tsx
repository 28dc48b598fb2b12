import { t } from '../messages';
import css from './Skeleton.module.css';

/** A grey shape where content is about to be. */
export function Skeleton({ height = 14, width = '100%' }: { height?: number; width?: number | string }) {
  return <span className={css.bone} style={{ height, width }} aria-hidden="true" data-loading />;
}

/** A page or panel that is loading. */
export function SkeletonBlock({ rows = 5 }: { rows?: number }) {
  return (
    <div className={css.block} role="status" aria-label={t.common.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} width={`${92 - ((row * 17) % 40)}%`} />
      ))}
    </div>
  );
}
