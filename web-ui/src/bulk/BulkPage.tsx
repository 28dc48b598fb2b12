import { CampaignsTable } from '../campaigns/CampaignsTable';
import { Empty } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { t } from '../messages';

/** What many stations were told to do, the newest first. */
export default function BulkPage() {
  return (
    <>
      <PageHeader title={t.bulk.title} trail={[{ to: '/stations', label: t.stations.title }]} />
      <Panel flush>
        <CampaignsTable
          kind="bulk"
          empty={
            <Empty icon="bolt" title={t.bulk.empty}>
              {t.bulk.emptyDetail}
            </Empty>
          }
        />
      </Panel>
    </>
  );
}
