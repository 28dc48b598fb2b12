import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { ApiProblem, asProblem } from '../api/problem';
import { Button } from '../design/Button';
import { Loaded } from '../design/Loaded';
import { Empty, ProblemNote } from '../design/Notice';
import css from '../driver/DriverPage.module.css';
import { money } from '../format/number';
import { t } from '../messages';
import { begin, type Offer, offerQuery } from './api';
import { Frame } from './Frame';

/** Where a QR code at an EVSE leads: the price, and the way to pay. */
export default function PayPage() {
  const [search] = useSearchParams();
  const station = search.get('station') ?? '';
  const evse = search.get('evse') ?? '1';
  const query = useQuery(offerQuery(station, evse));
  const unknown = query.error instanceof ApiProblem && query.error.status === 404;
  return (
    <Frame title={t.pay.title}>
      {unknown ? (
        <Empty icon="prices" title={t.pay.unknown}>
          {t.pay.unknownDetail}
        </Empty>
      ) : (
        <Loaded query={query}>{(offer) => <Price offer={offer} />}</Loaded>
      )}
    </Frame>
  );
}

function Price({ offer }: { offer: Offer }) {
  const { stationId, evseId, readiness } = offer;
  const paying = useMutation({
    mutationFn: () => begin(stationId, String(evseId)),
    onSuccess: ({ page }) => location.assign(page),
  });
  return (
    <>
      <p className={css.place}>{[offer.site, stationId, t.stations.evse(evseId)].join(' · ')}</p>
      <section className={css.head}>
        <h2 className={css.state}>{offer.price}</h2>
        <p className={css.hint}>{t.pay.held(money(offer.held, offer.currency))}</p>
      </section>
      {readiness !== 'READY' && (
        <p className={css.stale} role="status">
          {t.pay.readiness[readiness]}
        </p>
      )}
      <ProblemNote problem={paying.error ? asProblem(paying.error) : undefined} />
      <Button
        className={css.wide}
        look="primary"
        icon="bolt"
        busy={paying.isPending || paying.isSuccess}
        disabled={readiness !== 'READY'}
        onClick={() => paying.mutate()}
      >
        {t.pay.pay}
      </Button>
      <p className={css.hint}>{t.pay.steps}</p>
    </>
  );
}
