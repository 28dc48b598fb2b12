import { useQuery } from '@tanstack/react-query';
import { useClock } from '../api/clock';
import { siteNamesQuery } from '../api/queries';
import { FieldRow, Input, Select } from '../design/Field';
import { type ErrorOf, FormDialog } from '../design/Form';
import { number, text } from '../design/formValues';
import { toLocalInput } from '../format/time';
import { t } from '../messages';
import { useHomeZone } from '../shell/useZone';
import { askFor, type Study, type StudySettings } from './api';
import css from './StudyPage.module.css';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 28;

const usual = {
  capacityKwh: 60,
  windowLowPercent: 30,
  windowHighPercent: 80,
  efficiencyPercent: 93,
  wearPerKwh: 0.05,
  yearlyFee: 0,
};

interface Field {
  name: keyof StudySettings;
  label: string;
  unit: string;
  hint?: string;
  min: number;
  step?: number | 'any';
}

const fields: readonly (readonly Field[])[] = [
  [
    { name: 'capacityKwh', label: t.studies.capacity, unit: 'kWh', min: 1, step: 'any' },
    { name: 'powerKw', label: t.studies.power, unit: 'kW', hint: t.studies.powerHint, min: 1, step: 'any' },
  ],
  [
    { name: 'windowLowPercent', label: t.studies.windowLow, unit: '%', min: 0 },
    { name: 'windowHighPercent', label: t.studies.windowHigh, unit: '%', min: 1 },
  ],
  [
    { name: 'efficiencyPercent', label: t.studies.efficiency, unit: '%', min: 50 },
    { name: 'wearPerKwh', label: t.studies.wear, unit: '€', min: 0, step: 'any' },
  ],
  [
    {
      name: 'connectionKw',
      label: t.studies.connection,
      unit: 'kW',
      hint: t.studies.connectionHint,
      min: 1,
      step: 'any',
    },
    {
      name: 'exportKw',
      label: t.studies.exportLimit,
      unit: 'kW',
      hint: t.studies.connectionHint,
      min: 0,
      step: 'any',
    },
  ],
  [
    { name: 'stations', label: t.studies.stations, unit: '', hint: t.studies.stationsHint, min: 1 },
    { name: 'yearlyFee', label: t.studies.yearlyFee, unit: '€', min: 0, step: 'any' },
  ],
];

interface Props {
  /** The site that is chosen at first. */
  site?: string;
  /** A study whose settings are taken over. */
  like?: Study;
  onDone: (made: Study) => void;
  onClose: () => void;
}

/** What is to be replayed, and what is assumed of it. */
export function StudyForm({ site, like, onDone, onClose }: Props) {
  const { data: sites = [] } = useQuery(siteNamesQuery);
  const { now } = useClock();
  const zone = useHomeZone();
  const daysAgo = (days: number) => toLocalInput(now - days * DAY_MS, zone).slice(0, 10);
  const before: Partial<StudySettings> = like?.settings ?? {
    ...usual,
    first: daysAgo(USUAL_DAYS),
    last: daysAgo(1),
  };
  return (
    <FormDialog
      title={t.studies.create}
      submit={t.studies.create}
      wide
      action={(form) => askFor(wanted(form))}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <FieldRow>
            <Input
              label={t.studies.name}
              name="name"
              required
              maxLength={120}
              defaultValue={like?.name}
              error={errorOf('name')}
            />
            <Select
              key={sites.length}
              label={t.stations.site}
              name="siteId"
              defaultValue={like?.siteId ?? site}
              error={errorOf('siteId')}
            >
              {sites.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </FieldRow>
          <FieldRow>
            {(['first', 'last'] as const).map((day) => (
              <Input
                key={day}
                type="date"
                label={t.studies[day]}
                name={day}
                required
                max={daysAgo(1)}
                defaultValue={before[day]}
                error={errorOf(`settings/${day}`)}
              />
            ))}
          </FieldRow>
          <details open={like !== undefined}>
            <summary>{t.studies.moreSettings}</summary>
            <div className={css.assumptions}>
              <p className="muted">{t.studies.carsHint}</p>
              {fields.map((row) => (
                <Assumptions key={row[0]?.name} row={row} before={before} errorOf={errorOf} />
              ))}
            </div>
          </details>
        </>
      )}
    </FormDialog>
  );
}

interface Row {
  row: readonly Field[];
  before: Partial<StudySettings>;
  errorOf: ErrorOf;
}

function Assumptions({ row, before, errorOf }: Row) {
  return (
    <FieldRow>
      {row.map(({ name, label, unit, hint, min, step = 1 }) => (
        <Input
          key={name}
          type="number"
          label={label}
          name={name}
          unit={unit}
          hint={hint}
          required={hint === undefined}
          min={min}
          step={step}
          defaultValue={before[name]}
          error={errorOf(`settings/${name}`)}
        />
      ))}
    </FieldRow>
  );
}

/** A study as a filled form asks for it. */
export function wanted(form: FormData) {
  const settings: Partial<StudySettings> = Object.fromEntries(
    fields.flat().map(({ name }) => [name, number(form, name)]),
  );
  return {
    siteId: text(form, 'siteId'),
    name: text(form, 'name'),
    settings: { ...settings, first: text(form, 'first'), last: text(form, 'last') },
  };
}
