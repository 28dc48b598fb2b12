import { Empty } from '../design/Notice';
import { t } from '../messages';

/** A part of a page that is not there; a whole page is `NotFound`. */
export const NothingHere = () => (
  <Empty icon="search" title={t.errors.notFound}>
    {t.errors.notFoundDetail}
  </Empty>
);
