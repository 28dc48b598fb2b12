import { useState } from 'react';
import { FieldRow, Input, Select } from '../design/Field';
import { t } from '../messages';
import {
  modeOf,
  type PhaseLimit,
  type PhaseMode,
  type PhasesOfPlace,
  type PhaseUnit,
  unitOf,
} from './phaseLimits';

type ErrorAt = (field: string) => string | undefined;

const lines = ['L1', 'L2', 'L3'];
const modes = Object.keys(t.groups.phaseModes) as PhaseMode[];

/** The limits of the phases of a place, none, alike or each its own, and where its base load lies. */
export function PhaseFields({ place, error }: { place?: PhasesOfPlace; error: ErrorAt }) {
  const [mode, setMode] = useState(modeOf(place));
  const [unit, setUnit] = useState(unitOf(place));
  const names = mode === 'NONE' ? [] : mode === 'ALIKE' ? [''] : lines;
  return (
    <>
      <FieldRow>
        <Select
          label={t.groups.phaseLimit}
          name="phases.mode"
          value={mode}
          error={error('phaseLimit') ?? error('phaseLimits')}
          onChange={(event) => setMode(event.target.value as PhaseMode)}
        >
          {modes.map((each) => (
            <option key={each} value={each}>
              {t.groups.phaseModes[each]}
            </option>
          ))}
        </Select>
        <Select
          label={t.groups.unit}
          name="phases.unit"
          value={unit}
          onChange={(event) => setUnit(event.target.value as PhaseUnit)}
        >
          <option value="KW">{t.units.kw}</option>
          <option value="A">{t.units.ampere}</option>
        </Select>
      </FieldRow>
      {names.map((line, phase) => (
        <LimitRow
          key={`${line}${unit}`}
          line={line}
          name={mode === 'ALIKE' ? 'phaseLimit' : `phaseLimits.${phase}`}
          unit={unit}
          limit={mode === 'ALIKE' ? place?.phaseLimit : place?.phaseLimits?.[phase]}
          error={error}
        />
      ))}
      <FieldRow>
        {lines.map((line, phase) => (
          <Input
            key={line}
            label={t.groups.share(line)}
            name={`share.${phase}`}
            type="number"
            min="0"
            max="100"
            step="any"
            unit={t.units.percent}
            hint={phase === 0 ? t.groups.shareHint : undefined}
            defaultValue={percent(place?.baseLoadShares?.[phase])}
            error={phase === 0 ? error('baseLoadShares') : undefined}
          />
        ))}
      </FieldRow>
    </>
  );
}

const percent = (share?: number) => (share === undefined ? undefined : Math.round(share * 1000) / 10);

function LimitRow(props: {
  line: string;
  name: string;
  unit: PhaseUnit;
  limit?: PhaseLimit;
  error: ErrorAt;
}) {
  const { line, name, unit, limit, error } = props;
  const at = name.replace('.', '/');
  const values = unit === 'A' ? [limit?.importA, limit?.exportA] : [limit?.importW, limit?.exportW];
  const labels = [t.groups.phaseImport, t.groups.phaseExport];
  return (
    <FieldRow>
      {['import', 'export'].map((way, k) => (
        <Input
          key={way}
          label={`${labels[k]} ${line}`.trim()}
          name={`${name}.${way}`}
          type="number"
          min="0"
          step="any"
          required
          unit={unit === 'A' ? t.units.ampere : t.units.kw}
          defaultValue={shown(values[k], unit)}
          error={error(`${at}/${way}${unit === 'A' ? 'A' : 'W'}`) ?? (k === 0 ? error(at) : undefined)}
        />
      ))}
    </FieldRow>
  );
}

const shown = (value: number | undefined, unit: PhaseUnit) =>
  value === undefined || unit === 'A' ? value : value / 1000;
