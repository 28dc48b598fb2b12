import { Empty } from '../design/Notice';
import { t } from '../messages';

export function NotFound() {
  return (
    <Empty icon="search" title={t.errors.notFound}>
      {t.errors.notFoundDetail}
    </Empty>
  );
}
