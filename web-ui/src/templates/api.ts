import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import { ApiProblem } from '../api/problem';
import type { VariableAddress } from '../devicemodel/api';
import { t } from '../messages';

export type VariableSetting = VariableAddress & { value: string };

/** Variables that many stations are to have alike. */
export interface Template {
  id: string;
  name: string;
  settings: VariableSetting[];
  stations: number;
  /** How many of them are not as it says. */
  drifting: number;
}

export interface Drift {
  stationId: string;
  key: string;
  wanted: string;
  actual?: string;
  lastError?: string;
}

export const TEMPLATES = '/configuration-templates';

export const templatePath = (id: string) => `${TEMPLATES}/${encodeURIComponent(id)}`;

const READ_AGAIN_MS = 5_000;

export const templatesQuery = queryOptions({
  queryKey: ['templates', 'list'],
  queryFn: () => http.get<Template[]>(TEMPLATES),
  refetchInterval: READ_AGAIN_MS,
});

export const templateQuery = (id: string) =>
  queryOptions({ queryKey: ['templates', 'one', id], queryFn: () => http.get<Template>(templatePath(id)) });

export const followersQuery = (id: string) =>
  queryOptions({
    queryKey: ['templates', 'stations', id],
    queryFn: () => http.get<string[]>(`${templatePath(id)}/stations`),
  });

export const driftQuery = (id: string) =>
  queryOptions({
    queryKey: ['templates', 'drift', id],
    queryFn: () => http.get<Drift[]>(`${templatePath(id)}/drift`),
    refetchInterval: READ_AGAIN_MS,
  });

/** One setting as a line: `OCPPCommCtrlr.HeartbeatInterval=60`, instances in brackets, `@1` for an EVSE. */
export const settingLine = (setting: VariableSetting): string => {
  const { component, componentInstance, evseId, connectorId, variable, variableInstance, value } = setting;
  const bracket = (name?: string) => (name ? `[${name}]` : '');
  const evse = [evseId, connectorId].filter((id) => id !== undefined).join(':');
  return `${component}${bracket(componentInstance)}${evse && `@${evse}`}.${variable}${bracket(variableInstance)}=${value}`;
};

const LINE =
  /^(?<component>[^.[@=]+)(?:\[(?<ci>[^\]]+)\])?(?:@(?<evse>\d+)(?::(?<connector>\d+))?)?\.(?<variable>[^[=]+)(?:\[(?<vi>[^\]]+)\])?=(?<value>.*)$/;

/** The setting a line means; undefined when it cannot be read. */
export function readSetting(line: string): VariableSetting | undefined {
  const groups = LINE.exec(line.trim())?.groups;
  if (!groups?.component || !groups.variable) return undefined;
  const id = (text?: string) => (text === undefined ? undefined : Number(text));
  return {
    component: groups.component.trim(),
    componentInstance: groups.ci,
    evseId: id(groups.evse),
    connectorId: id(groups.connector),
    variable: groups.variable.trim(),
    variableInstance: groups.vi,
    value: (groups.value ?? '').trim(),
  };
}

/**
 * The settings of several lines.
 *
 * @throws ApiProblem at `pointer` naming the first line that cannot be read
 */
export const readSettings = (lines: string, pointer: string): VariableSetting[] =>
  lines
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => readSetting(line) ?? unreadable(line.trim(), pointer));

function unreadable(line: string, pointer: string): never {
  const detail = t.templates.unreadable(line);
  throw new ApiProblem({ title: detail, status: 422, errors: [{ pointer, detail }] });
}
