import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { useClock } from '../api/clock';
import { asProblem } from '../api/problem';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Toasts, toast } from '../design/Toasts';
import { language, setLanguage, t } from '../messages';
import { type DriverView, driverQuery, isOver, stop, wish } from './api';
import css from './DriverPage.module.css';
import { FiguresPanel } from './FiguresPanel';
import { PlannedPanel } from './PlannedPanel';
import { SignIn } from './SignIn';
import { StateHead } from './StateHead';
import { WishPanel } from './WishPanel';

/** One session for its driver, who has nothing but a link; the secret is what follows `#`. */
export default function DriverPage() {
  const secret = useLocation().hash.slice(1);
  useEffect(() => {
    document.title = t.driver.title;
  }, []);
  return (
    <div className={css.page}>
      <main className={css.main}>
        <Content secret={secret} />
      </main>
      <footer className={css.footer}>
        <span>{t.product}</span>
        <Button look="quiet" onClick={() => setLanguage(language === 'en' ? 'de' : 'en')}>
          {t.driver.language}
        </Button>
      </footer>
      <Toasts />
    </div>
  );
}

function Content({ secret }: { secret: string }) {
  const query = useQuery(driverQuery(secret));
  if (secret === '') return <SignIn />;
  if (isOver(query.error)) {
    return asProblem(query.error).status === 410 ? (
      <Nothing title={t.driver.expired} detail={t.driver.expiredDetail} />
    ) : (
      <Nothing title={t.driver.unknown} detail={t.driver.unknownDetail} />
    );
  }
  return (
    <Loaded query={query}>
      {(view) => <Session view={view} secret={secret} stale={query.error !== null} />}
    </Loaded>
  );
}

function Nothing({ title, detail }: { title: string; detail: string }) {
  return (
    <>
      <h1 className={css.title}>{t.driver.title}</h1>
      <Empty icon="key" title={title}>
        {detail}
      </Empty>
    </>
  );
}

function Session({ view, secret, stale }: { view: DriverView; secret: string; stale: boolean }) {
  const { now } = useClock();
  const zone = view.place.timeZone;
  return (
    <>
      <h1 className={css.title}>{t.driver.title}</h1>
      <p className={css.place}>
        {[view.place.site, view.place.station, view.place.evseId && t.stations.evse(view.place.evseId)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {stale && (
        <p className={css.stale} role="alert">
          {t.driver.stale}
        </p>
      )}
      <StateHead view={view} now={now} />
      {!view.endedAt && view.asked && (
        <>
          <ChargeNow secret={secret} chargesNow={view.asked.chargeNow} />
          <WishPanel secret={secret} asked={view.asked} zone={zone} />
          <PlannedPanel plan={view.plan} now={now} zone={zone} />
        </>
      )}
      <FiguresPanel view={view} />
      {!view.endedAt && <Stop secret={secret} />}
    </>
  );
}

function ChargeNow({ secret, chargesNow }: { secret: string; chargesNow: boolean }) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: () => wish(secret, { chargeNow: !chargesNow }),
    onSuccess: (view) => client.setQueryData(['driver', secret], view),
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  return (
    <div className={css.action}>
      <Button
        className={css.wide}
        look={chargesNow ? 'plain' : 'primary'}
        icon={chargesNow ? 'clock' : 'bolt'}
        busy={change.isPending}
        onClick={() => change.mutate()}
      >
        {chargesNow ? t.driver.byPlan : t.driver.chargeNow}
      </Button>
      <p className={css.hint}>{chargesNow ? t.driver.chargingNow : t.driver.chargeNowHint}</p>
    </div>
  );
}

function Stop({ secret }: { secret: string }) {
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  return (
    <>
      <Button className={css.wide} look="danger" icon="stop" onClick={() => setAsking(true)}>
        {t.driver.stop}
      </Button>
      {asking && (
        <Confirm
          title={t.driver.stop}
          question={t.driver.stopAsk}
          submit={t.driver.stop}
          action={() => stop(secret)}
          onDone={(view) => {
            client.setQueryData(['driver', secret], view);
            toast(t.driver.stopped);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
