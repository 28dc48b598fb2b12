import { useState } from 'react';
import { http } from '../api/http';
import type { Site } from '../api/types';
import { Checkbox, FieldRow, Input, Select } from '../design/Field';
import { type ErrorOf, FormDialog } from '../design/Form';
import { checked, kilo, number, text } from '../design/formValues';
import { RemoveButton } from '../design/RemoveButton';
import { fromLocalInput, toLocalInput } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { type Mode, modesPath, objectives, type SiteModeKind } from './api';
import { DailyRows, dailyRows } from './DailyRows';
import { PlanPreview } from './PlanPreview';

const kinds = Object.keys(t.modes.hints) as SiteModeKind[];

interface Props {
  site: Site;
  /** Absent to choose one. */
  mode?: Mode;
  onDone: () => void;
  onClose: () => void;
}

/** Sets or leaves a mode of a site; tenants choose an objective. */
export function ModeForm({ site, mode, onDone, onClose }: Props) {
  const setsAll = useRole('operator');
  const [kind, setKind] = useState<SiteModeKind>(mode?.kind ?? 'COST');
  const path = `${modesPath(site.id)}/${kind}`;
  const wanted = (form: FormData) => ({ kind, ...valuesOf(kind, form, site.timeZone) });
  const canLeave = mode && !objectives.includes(mode.kind);
  return (
    <FormDialog
      title={t.modes.title}
      submit={t.modes.set}
      wide
      action={(form) => http.put<Mode[]>(path, wanted(form))}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Select
            label={t.modes.title}
            value={kind}
            disabled={mode !== undefined && !objectives.includes(mode.kind)}
            hint={t.modes.hints[kind]}
            onChange={(event) => setKind(event.target.value as SiteModeKind)}
          >
            {(setsAll ? kinds : objectives).map((one) => (
              <option key={one} value={one}>
                {t.modes.names[one]}
              </option>
            ))}
          </Select>
          <ModeFields kind={kind} mode={mode} zone={site.timeZone} errorOf={errorOf} />
          {setsAll && <PlanPreview key={kind} site={site} supposed={(form) => ({ mode: wanted(form) })} />}
          {canLeave && <RemoveButton path={path} question={t.modes.leave} onRemoved={onDone} />}
        </>
      )}
    </FormDialog>
  );
}

function valuesOf(kind: SiteModeKind, form: FormData, zone: string): Partial<Mode> {
  switch (kind) {
    case 'FIXED_SCHEDULE':
      return { periods: dailyRows(form, ['maxW']) };
    case 'PEAK_SHAVING':
      return { importW: kilo(form, 'importW') };
    case 'EXTERNAL_SETPOINT':
      return { powerW: kilo(form, 'powerW'), until: fromLocalInput(text(form, 'until') ?? '', zone) };
    case 'ISLANDED_BACKUP':
      return {
        criticalLoadW: kilo(form, 'criticalLoadW'),
        hours: number(form, 'hours'),
        released: checked(form, 'released'),
      };
    default:
      return {};
  }
}

interface FieldsProps {
  kind: SiteModeKind;
  mode?: Mode;
  zone: string;
  errorOf: ErrorOf;
}

function ModeFields({ kind, mode, zone, errorOf }: FieldsProps) {
  switch (kind) {
    case 'FIXED_SCHEDULE':
      return (
        <DailyRows
          rows={(mode?.periods ?? []).map((period) => ({ ...period }))}
          least={1}
          figures={[{ name: 'maxW', label: t.modes.most }]}
        />
      );
    case 'PEAK_SHAVING':
      return <Power label={t.modes.cap} name="importW" watts={mode?.importW} error={errorOf('importW')} />;
    case 'EXTERNAL_SETPOINT':
      return (
        <FieldRow>
          <Power
            label={t.modes.setpoint}
            name="powerW"
            hint={t.modes.setpointHint}
            watts={mode?.powerW}
            error={errorOf('powerW')}
          />
          <Input
            label={t.modes.until}
            name="until"
            type="datetime-local"
            required
            hint={zone}
            defaultValue={mode?.until && toLocalInput(mode.until, zone)}
            error={errorOf('until')}
          />
        </FieldRow>
      );
    case 'ISLANDED_BACKUP':
      return <BackupFields mode={mode} errorOf={errorOf} />;
    default:
      return null;
  }
}

type PartProps = Pick<FieldsProps, 'mode' | 'errorOf'>;

function BackupFields({ mode, errorOf }: PartProps) {
  return (
    <>
      <FieldRow>
        <Power
          label={t.modes.critical}
          name="criticalLoadW"
          watts={mode?.criticalLoadW}
          error={errorOf('criticalLoadW')}
        />
        <Input
          label={t.modes.hours}
          name="hours"
          type="number"
          step="any"
          unit="h"
          required
          defaultValue={mode?.hours}
          error={errorOf('hours')}
        />
      </FieldRow>
      <Checkbox
        label={t.modes.released}
        name="released"
        hint={t.modes.releasedHint}
        defaultChecked={mode?.released}
      />
    </>
  );
}

function Power({
  watts,
  ...rest
}: {
  label: string;
  name: string;
  watts?: number;
  hint?: string;
  error?: string;
}) {
  return (
    <Input
      {...rest}
      type="number"
      step="any"
      required
      unit={t.units.kw}
      defaultValue={watts === undefined ? undefined : watts / 1000}
    />
  );
}
