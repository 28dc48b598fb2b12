import { useQuery } from '@tanstack/react-query';
import { FilterSelect } from '../design/FilterSelect';
import { t } from '../messages';
import { areasQuery, USUAL_AREA } from '../sites/supply';

/** Chooses the price area; nothing while there is but one. */
export function AreaFilter({ area, onArea }: { area: string; onArea: (area: string) => void }) {
  const areas = useQuery(areasQuery);
  const names = new Set([USUAL_AREA, area, ...(areas.data ?? []).map((each) => each.area)]);
  if (names.size === 1) return null;
  return (
    <FilterSelect
      label={t.supply.area}
      value={area}
      options={[...names].map((name) => ({
        value: name,
        label: name === USUAL_AREA ? t.supply.usualArea : name,
      }))}
      onChange={onArea}
    />
  );
}
