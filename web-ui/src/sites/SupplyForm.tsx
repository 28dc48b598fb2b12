import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import type { Site } from '../api/types';
import { FieldRow, Input, Select } from '../design/Field';
import { type ErrorOf, FormDialog } from '../design/Form';
import { number, text } from '../design/formValues';
import { fromLocalInput } from '../format/time';
import { t } from '../messages';
import { areasQuery, type SupplyTariff, supplyPath, USUAL_AREA, weeklyPrices } from './supply';
import { WeeklyRows } from './WeeklyRows';

type Source = 'market' | 'table';

interface Props {
  site: Site;
  /** What holds now, to begin with. */
  tariff?: SupplyTariff;
  onDone: (tariffs: SupplyTariff[]) => void;
  onClose: () => void;
}

/** Sets what a site pays from some moment on. */
export function SupplyForm({ site, tariff, onDone, onClose }: Props) {
  const [source, setSource] = useState<Source>(tariff && !tariff.area ? 'table' : 'market');
  return (
    <FormDialog
      title={t.supply.title}
      submit={t.common.save}
      wide
      action={(form) => http.put<SupplyTariff[]>(supplyPath(site.id), told(form, source, site.timeZone))}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p className="muted">{t.supply.formHint}</p>
          <FieldRow>
            <Select
              label={t.supply.source}
              value={source}
              onChange={(event) => setSource(event.target.value as Source)}
            >
              <option value="market">{t.supply.market}</option>
              <option value="table">{t.supply.table}</option>
            </Select>
            {source === 'market' && <AreaSelect area={tariff?.area} errorOf={errorOf} />}
            <Input
              label={t.supply.validFrom}
              name="validFrom"
              type="datetime-local"
              step={900}
              hint={t.supply.validFromHint}
              error={errorOf('validFrom')}
            />
          </FieldRow>
          {source === 'table' && (
            <>
              <h3>{t.supply.table}</h3>
              <WeeklyRows name="table" rows={tariff?.table ?? []} least={1} label={t.supply.perKwh} />
              {errorOf('table') && <p role="alert">{errorOf('table')}</p>}
            </>
          )}
          <h3>{t.supply.adders}</h3>
          <p className="muted">{t.supply.addersHint}</p>
          <WeeklyRows name="adders" rows={tariff?.adders ?? []} least={0} label={t.supply.perKwh} />
          <Factors tariff={tariff} source={source} errorOf={errorOf} />
        </>
      )}
    </FormDialog>
  );
}

function told(form: FormData, source: Source, zone: string) {
  const validFrom = text(form, 'validFrom');
  return {
    validFrom: validFrom && fromLocalInput(validFrom, zone),
    area: source === 'market' ? text(form, 'area') : undefined,
    table: source === 'table' ? weeklyPrices(form, 'table') : [],
    adders: weeklyPrices(form, 'adders'),
    factor: number(form, 'factor'),
    exportDeduction: number(form, 'exportDeduction'),
    exportPrice: number(form, 'exportPrice'),
  };
}

function AreaSelect({ area = USUAL_AREA, errorOf }: { area?: string; errorOf: ErrorOf }) {
  const areas = useQuery(areasQuery);
  const names = new Set([USUAL_AREA, area, ...(areas.data ?? []).map((each) => each.area)]);
  return (
    <Select label={t.supply.area} name="area" defaultValue={area} error={errorOf('area')}>
      {[...names].map((name) => (
        <option key={name} value={name}>
          {name === USUAL_AREA ? t.supply.usualArea : name}
        </option>
      ))}
    </Select>
  );
}

function Factors({ tariff, source, errorOf }: { tariff?: SupplyTariff; source: Source; errorOf: ErrorOf }) {
  const field = (name: 'factor' | 'exportDeduction' | 'exportPrice', label: string, hint: string) => (
    <Input
      label={label}
      name={name}
      type="number"
      step="any"
      hint={hint}
      unit={name === 'factor' ? undefined : 'EUR/kWh'}
      defaultValue={tariff?.[name]}
      error={errorOf(name)}
    />
  );
  return (
    <FieldRow>
      {field('factor', t.supply.factor, t.supply.factorHint)}
      {source === 'market' && field('exportDeduction', t.supply.deduction, t.supply.deductionHint)}
      {field('exportPrice', t.supply.exportPrice, t.supply.exportPriceHint)}
    </FieldRow>
  );
}
