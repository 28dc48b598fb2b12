import { PageHeader } from '../design/PageHeader';
import { t } from '../messages';

export const NotFound = () => <PageHeader title={t.errors.notFound} note={t.errors.notFoundDetail} />;
