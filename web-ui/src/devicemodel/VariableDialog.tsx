import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Station } from '../api/types';
import { Button } from '../design/Button';
import { Dialog, DialogActions, DialogBody } from '../design/Dialog';
import { Facts } from '../design/Facts';
import { Input, Select } from '../design/Field';
import { ProblemNote } from '../design/Notice';
import { toast } from '../design/Toasts';
import { fullTime } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import {
  type Answer,
  addressOf,
  componentName,
  historyQuery,
  type StationVariable,
  stationPath,
  variableName,
} from './api';
import css from './VariableDialog.module.css';

interface Props {
  station: Station;
  variable: StationVariable;
  zone: string;
  onClose: () => void;
}

/** One variable: what it may be, what it was, and a new value for now or for good. */
export function VariableDialog({ station, variable, zone, onClose }: Props) {
  const [value, setValue] = useState(variable.value ?? '');
  const change = useChange(station, variable, onClose);
  const mayChange = useRole('operator') && variable.mutability !== 'ReadOnly' && !variable.constant;
  return (
    <Dialog title={variableName(variable)} onClose={onClose}>
      <DialogBody>
        <Facts
          facts={[
            { label: t.device.component, value: componentName(variable) },
            !mayChange && {
              label: t.device.value,
              value: <span className="mono">{variable.value ?? '–'}</span>,
            },
            { label: t.device.type, value: variable.dataType },
            { label: t.device.range, value: rangeOf(variable) },
            { label: t.device.reported, value: fullTime(variable.reportedAt, zone) },
          ]}
        />
        {mayChange && <ValueField variable={variable} value={value} onChange={setValue} />}
        <History station={station} variable={variable} zone={zone} />
        <ProblemNote problem={change.error ? asProblem(change.error) : undefined} />
      </DialogBody>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {t.common.close}
        </Button>
        {mayChange && (
          <>
            <Button
              disabled={!station.online}
              busy={change.isPending && !change.variables?.lasting}
              onClick={() => change.mutate({ value, lasting: false })}
            >
              {t.device.writeNow}
            </Button>
            <Button
              look="primary"
              busy={change.isPending && change.variables?.lasting}
              onClick={() => change.mutate({ value, lasting: true })}
            >
              {t.device.wish}
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}

function useChange(station: Station, variable: StationVariable, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ value, lasting }: { value: string; lasting: boolean }) => {
      const setting = { ...addressOf(variable), value };
      if (lasting) {
        await http.put(`${stationPath(station.id)}/desired/variables`, setting);
        return t.device.wished;
      }
      const answers = await http.post<Answer[]>(`${stationPath(station.id)}/variables/write`, [setting]);
      return answers.map(({ status, info }) => [status, info].filter(Boolean).join(': ')).join(', ');
    },
    onSuccess: (outcome) => {
      toast(outcome);
      void client.invalidateQueries({ queryKey: ['variables', station.id] });
      void client.invalidateQueries({ queryKey: ['desired', station.id] });
      onDone();
    },
  });
}

interface FieldProps {
  variable: StationVariable;
  value: string;
  onChange: (value: string) => void;
}

function ValueField({
  variable: { dataType, valuesList, unit, minLimit, maxLimit },
  value,
  onChange,
}: FieldProps) {
  const choices = dataType === 'boolean' ? ['true', 'false'] : choicesOf(dataType, valuesList);
  if (choices) {
    return (
      <Select label={t.device.value} value={value} onChange={(event) => onChange(event.target.value)}>
        {!choices.includes(value) && <option value={value}>{value}</option>}
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </Select>
    );
  }
  const numeric = dataType === 'integer' || dataType === 'decimal';
  return (
    <Input
      label={t.device.value}
      type={numeric ? 'number' : 'text'}
      step={dataType === 'decimal' ? 'any' : 1}
      min={minLimit}
      max={numeric ? maxLimit : undefined}
      unit={unit}
      required
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

const choicesOf = (dataType?: string, valuesList?: string) =>
  dataType === 'OptionList' ? valuesList?.split(',').map((choice) => choice.trim()) : undefined;

function rangeOf({ minLimit, maxLimit, valuesList, unit }: StationVariable): string | undefined {
  if (valuesList) return valuesList.split(',').join(', ');
  if (minLimit === undefined && maxLimit === undefined) return undefined;
  return `${minLimit ?? '…'} – ${maxLimit ?? '…'} ${unit ?? ''}`;
}

function History({ station, variable, zone }: Omit<Props, 'onClose'>) {
  const { data = [] } = useQuery(historyQuery(station.id, variable.key));
  if (data.length < 2) return null;
  return (
    <section>
      <h3 className={css.title}>{t.device.history}</h3>
      <ol className={css.history}>
        {data.map(({ at, value }) => (
          <li key={at}>
            <time dateTime={at} className="muted">
              {fullTime(at, zone)}
            </time>
            <span className="mono">{value ?? '–'}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
