import type { Handling } from '../api/types';
import { Checkbox, FieldRow, Input } from '../design/Field';
import type { ErrorOf } from '../design/Form';
import { checked, number } from '../design/formValues';
import { t } from '../messages';

const units = {
  priority: '',
  floorSocPercent: '%',
  highChargeFromPercent: '%',
  highChargePricePerKwhDay: 'EUR/kWh',
  standingLossW: 'W',
  dwellMinutes: 'min',
  mostReversalsPerHour: '/h',
} as const;

type Name = keyof typeof units;
const names = Object.keys(units) as Name[];

/** What the fields say; absent when a vehicle is treated as any other. */
export function handlingOf(form: FormData): Handling | null {
  const told: Handling = Object.fromEntries(
    names.map((name) => [name, number(form, name)]).filter(([, value]) => value !== undefined),
  );
  if (checked(form, 'oneGo')) told.mayPause = false;
  return Object.keys(told).length === 0 ? null : told;
}

/** How urgently and how gently a vehicle is treated. */
export function HandlingFields({ handling, errorOf }: { handling?: Handling; errorOf: ErrorOf }) {
  const hints: Partial<Record<Name, string>> = {
    priority: t.handling.priorityHint,
    floorSocPercent: t.handling.floorHint,
    highChargePricePerKwhDay: t.handling.highChargeHint,
  };
  const field = (name: Name) => (
    <Input
      key={name}
      label={t.handling[name]}
      name={name}
      type="number"
      step="any"
      min={0}
      unit={units[name] || undefined}
      hint={hints[name]}
      defaultValue={handling?.[name]}
      error={errorOf(`handling/${name}`)}
    />
  );
  return (
    <details open={handling !== undefined}>
      <summary>{t.handling.title}</summary>
      <FieldRow>{names.slice(0, 4).map(field)}</FieldRow>
      <FieldRow>{names.slice(4).map(field)}</FieldRow>
      <Checkbox
        label={t.handling.oneGo}
        name="oneGo"
        hint={t.handling.oneGoHint}
        defaultChecked={handling?.mayPause === false}
      />
    </details>
  );
}
