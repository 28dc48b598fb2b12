import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Site } from '../api/types';
import { ChartView } from '../charts/ChartView';
import { seconds } from '../charts/model';
import { Button } from '../design/Button';
import { Facts } from '../design/Facts';
import { Loaded } from '../design/Loaded';
import { Panel } from '../design/Panel';
import { RemoveButton } from '../design/RemoveButton';
import { toast } from '../design/Toasts';
import { price } from '../format/number';
import { millisOf, nearTime } from '../format/time';
import { t } from '../messages';
import { pricePane } from '../prices/pricePane';
import { useRole } from '../shell/useRole';
import { SupplyForm } from './SupplyForm';
import {
  daysName,
  type SitePrices,
  type SupplyTariff,
  sitePricesQuery,
  supplyPath,
  supplyQuery,
  USUAL_AREA,
  type WeeklyPrice,
} from './supply';

/** What a site pays for a kWh and gets for one: its tariff, later ones, and the next day. */
export function SupplyPanel({ site, now }: { site: Site; now: number }) {
  const client = useQueryClient();
  const tariffs = useQuery(supplyQuery(site.id));
  const prices = useQuery(sitePricesQuery(site.id));
  const [editing, setEditing] = useState(false);
  const mayAct = useRole('operator');
  const changed = () => {
    void client.invalidateQueries({ queryKey: supplyQuery(site.id).queryKey });
    void client.invalidateQueries({ queryKey: sitePricesQuery(site.id).queryKey });
    toast(t.supply.saved);
    setEditing(false);
  };
  const holding = tariffs.data && holdingAt(tariffs.data, now);
  return (
    <Panel
      title={t.supply.title}
      note={t.supply.note}
      actions={
        mayAct && (
          <Button icon="edit" onClick={() => setEditing(true)}>
            {t.supply.change}
          </Button>
        )
      }
    >
      <Loaded query={tariffs}>
        {(all) => (
          <>
            <TariffFacts tariff={holdingAt(all, now)} />
            {all
              .filter((each) => millisOf(each.validFrom) > now)
              .map((each) => (
                <Later key={each.validFrom} site={site} tariff={each} now={now} onWithdrawn={changed} />
              ))}
          </>
        )}
      </Loaded>
      <Loaded query={prices}>{(curve) => <NextDay prices={curve} now={now} zone={site.timeZone} />}</Loaded>
      {editing && (
        <SupplyForm site={site} tariff={holding} onDone={changed} onClose={() => setEditing(false)} />
      )}
    </Panel>
  );
}

const holdingAt = (tariffs: readonly SupplyTariff[], now: number) =>
  tariffs.filter(({ validFrom }) => millisOf(validFrom) <= now).at(-1);

function TariffFacts({ tariff }: { tariff?: SupplyTariff }) {
  if (!tariff) return <p className="muted">{t.supply.none}</p>;
  const { area, table, adders, factor, exportDeduction, exportPrice } = tariff;
  const parts = (label: string, rows: readonly WeeklyPrice[]) =>
    rows.map((row) => ({
      label,
      value: `${price(row.perKwh, 'EUR')} · ${daysName(row.days)} ${row.from.slice(0, 5)}–${row.to.slice(0, 5)}`,
    }));
  return (
    <Facts
      facts={[
        ...(area ? [{ label: t.supply.area, value: area === USUAL_AREA ? t.supply.usualArea : area }] : []),
        ...parts(t.supply.table, table),
        ...parts(t.supply.adder, adders),
        { label: t.supply.factor, value: String(factor) },
        exportPrice === undefined
          ? { label: t.supply.deduction, value: price(exportDeduction, 'EUR') }
          : { label: t.supply.exportPrice, value: price(exportPrice, 'EUR') },
      ]}
    />
  );
}

interface LaterProps {
  site: Site;
  tariff: SupplyTariff;
  now: number;
  onWithdrawn: () => void;
}

function Later({ site, tariff, now, onWithdrawn }: LaterProps) {
  const mayAct = useRole('operator');
  return (
    <section aria-label={t.supply.later}>
      <h3>{`${t.supply.later} ${nearTime(tariff.validFrom, now, site.timeZone)}`}</h3>
      <TariffFacts tariff={tariff} />
      {mayAct && (
        <RemoveButton
          path={`${supplyPath(site.id)}/${tariff.validFrom}`}
          question={t.supply.withdraw}
          onRemoved={onWithdrawn}
        />
      )}
    </section>
  );
}

function NextDay({ prices, now, zone }: { prices: SitePrices; now: number; zone: string }) {
  const { steps, currency } = prices;
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return null;
  const guessed = steps.find(({ known }) => !known);
  return (
    <>
      <ChartView
        chart={{
          title: t.supply.preview,
          from: seconds(first.start),
          to: seconds(last.end),
          now: now / 1000,
          zone,
          currency,
          panes: [pricePane(steps, seconds(last.end), 160)],
        }}
      />
      {guessed && <p className="muted">{t.supply.guessedFrom(nearTime(guessed.start, now, zone))}</p>}
    </>
  );
}
