import { useQuery } from '@tanstack/react-query';
import { sessionPriceQuery } from '../api/queries';
import type { Session } from '../api/types';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { t } from '../messages';
import { CostTable } from '../prices/CostTable';

const EVERY_MS = 15_000;

/** What the driver pays and why, line by line. */
export function PricePanel({ session }: { session: Session }) {
  const query = useQuery({
    ...sessionPriceQuery(session.id),
    refetchInterval: session.state === 'active' && EVERY_MS,
  });
  return (
    <Panel title={t.price.title} note={t.price.note} flush>
      <Loaded query={query}>
        {(cost) =>
          cost ? (
            <CostTable cost={cost} label={t.price.title} />
          ) : (
            <Empty compact icon="prices" title={t.price.none}>
              {t.price.noneDetail}
            </Empty>
          )
        }
      </Loaded>
    </Panel>
  );
}
