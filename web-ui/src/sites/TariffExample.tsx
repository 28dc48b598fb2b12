import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import type { Cost, Site } from '../api/types';
import { FieldRow, Input } from '../design/Field';
import { Loaded } from '../design/Loaded';
import { t } from '../messages';
import { CostTable } from '../prices/CostTable';

const HOUR_MS = 3_600_000;
const MOST_HOURS = 24 * 31;
const MOST_KWH = 100_000;

/** What a session that begins now would cost by the tariff that holds. */
export function TariffExample({ site, now }: { site: Site; now: number }) {
  const [kWh, setKWh] = useState(20);
  const [hours, setHours] = useState(2);
  const possible = kWh >= 0 && kWh <= MOST_KWH && hours > 0 && hours <= MOST_HOURS;
  const query = useQuery({
    queryKey: ['sites', 'tariff', site.id, 'example', kWh, hours],
    queryFn: () => preview(site, now, kWh, hours),
    enabled: possible,
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label={t.tariff.example}>
      <h3>{t.tariff.example}</h3>
      <FieldRow>
        <Input
          label={t.tariff.exampleEnergy}
          type="number"
          required
          min={0}
          max={MOST_KWH}
          step="any"
          value={Number.isNaN(kWh) ? '' : kWh}
          onChange={(event) => setKWh(event.target.valueAsNumber)}
        />
        <Input
          label={t.tariff.exampleHours}
          type="number"
          required
          min={0}
          max={MOST_HOURS}
          step="any"
          value={Number.isNaN(hours) ? '' : hours}
          onChange={(event) => setHours(event.target.valueAsNumber)}
        />
      </FieldRow>
      {possible ? (
        <Loaded query={query}>{(cost) => <CostTable cost={cost} label={t.tariff.example} />}</Loaded>
      ) : (
        <p role="alert">{t.tariff.exampleBounds(MOST_KWH, MOST_HOURS)}</p>
      )}
    </section>
  );
}

function preview(site: Site, start: number, kWh: number, hours: number) {
  return http.post<Cost>(`/sites/${encodeURIComponent(site.id)}/tariff/preview`, {
    spans: [
      {
        kind: 'CHARGING',
        start: new Date(start).toISOString(),
        end: new Date(start + hours * HOUR_MS).toISOString(),
        importKwh: Math.round(kWh * 1e6) / 1e6,
        exportKwh: 0,
      },
    ],
  });
}
