import { kilo, number } from '../design/formValues';
import { kilowatts, power } from '../format/number';
import { t } from '../messages';

/** The most that may flow through one phase: both directions in W, or both in A. */
export interface PhaseLimit {
  importW?: number;
  exportW?: number;
  importA?: number;
  exportA?: number;
}

/** What is said of the phases of a place: one limit for all alike, or L1 to L3; shares of its base load. */
export interface PhasesOfPlace {
  phaseLimit?: PhaseLimit;
  phaseLimits?: PhaseLimit[];
  baseLoadShares?: number[];
}

export type PhaseMode = 'NONE' | 'ALIKE' | 'EACH';
export type PhaseUnit = 'KW' | 'A';

export const modeOf = (place?: PhasesOfPlace): PhaseMode =>
  place?.phaseLimits ? 'EACH' : place?.phaseLimit ? 'ALIKE' : 'NONE';

export const unitOf = (place?: PhasesOfPlace): PhaseUnit =>
  (place?.phaseLimit ?? place?.phaseLimits?.[0])?.importA === undefined ? 'KW' : 'A';

/** What a form says of the phases of a place; a field that is not there is absent. */
export function phasesOf(form: FormData): PhasesOfPlace {
  const shares = [0, 1, 2].map((phase) => number(form, `share.${phase}`));
  const told = shares.some((share) => share !== undefined);
  return {
    ...limitsOf(form, form.get('phases.mode') as PhaseMode),
    baseLoadShares: told ? shares.map((share) => (share ?? 0) / 100) : undefined,
  };
}

function limitsOf(form: FormData, mode: PhaseMode): PhasesOfPlace {
  if (mode === 'EACH')
    return { phaseLimits: [0, 1, 2].map((phase) => limitOf(form, `phaseLimits.${phase}`)) };
  return mode === 'ALIKE' ? { phaseLimit: limitOf(form, 'phaseLimit') } : {};
}

function limitOf(form: FormData, name: string): PhaseLimit {
  return form.get('phases.unit') === 'A'
    ? { importA: number(form, `${name}.import`), exportA: number(form, `${name}.export`) }
    : { importW: kilo(form, `${name}.import`), exportW: kilo(form, `${name}.export`) };
}

const one = ({ importA, exportA, importW = 0, exportW = 0 }: PhaseLimit) =>
  importA === undefined
    ? `${power(importW)} / −${power(exportW)}`
    : `${importA} ${t.units.ampere} / −${exportA} ${t.units.ampere}`;

const imported = ({ importA, importW = 0 }: PhaseLimit) =>
  importA === undefined ? kilowatts(importW) : `${importA} ${t.units.ampere}`;

/** The limits in a few words; of phases that differ the imports. */
export function told({ phaseLimit, phaseLimits }: PhasesOfPlace): string | undefined {
  if (phaseLimits) return phaseLimits.map(imported).join(' · ');
  return phaseLimit && one(phaseLimit);
}
