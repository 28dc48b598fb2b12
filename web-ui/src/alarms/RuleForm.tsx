import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { Checkbox, FieldRow, Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { checked, number, text } from '../design/formValues';
import { RemoveButton } from '../design/RemoveButton';
import { t } from '../messages';
import { type Condition, destinationsQuery, type Rule } from './api';
import { WatchedFields, watchedIn, watches } from './WatchedFields';

const USUAL_THRESHOLD = 15;

/** A new rule, or one to change. */
export function RuleForm({
  rule,
  onDone,
  onClose,
}: {
  rule?: Rule;
  onDone: () => void;
  onClose: () => void;
}) {
  const { data: destinations = [] } = useQuery(destinationsQuery);
  const [condition, setCondition] = useState<Condition>(rule?.condition ?? 'STATION_OFFLINE');
  const save = (form: FormData) => {
    const body = {
      name: text(form, 'name'),
      condition,
      threshold: number(form, 'threshold') ?? 0,
      watched: watchedIn(form, condition),
      enabled: checked(form, 'enabled'),
      destinations: form.getAll('destination'),
    };
    return rule ? http.put<Rule>(`/alarm-rules/${rule.id}`, body) : http.post<Rule>('/alarm-rules', body);
  };
  return (
    <FormDialog
      title={rule ? t.alarms.editRule : t.alarms.newRule}
      submit={t.common.save}
      action={save}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Input
            label={t.alarms.name}
            name="name"
            required
            defaultValue={rule?.name}
            error={errorOf('name')}
          />
          <FieldRow>
            <Select
              label={t.alarms.condition}
              value={condition}
              onChange={(event) => setCondition(event.target.value as Condition)}
              error={errorOf('condition')}
            >
              {Object.entries(t.alarms.conditions).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
            {t.alarms.units[condition] && (
              <Input
                label={t.alarms.threshold}
                name="threshold"
                type="number"
                min={0}
                required
                unit={t.alarms.units[condition]}
                defaultValue={rule?.threshold ?? USUAL_THRESHOLD}
                error={errorOf('threshold')}
              />
            )}
          </FieldRow>
          {watches(condition) && (
            <WatchedFields key={condition} condition={condition} watched={rule?.watched} errorOf={errorOf} />
          )}
          {destinations.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={`${t.alarms.tells}: ${name}`}
              name="destination"
              value={id}
              defaultChecked={rule?.destinations.includes(id)}
            />
          ))}
          <Checkbox label={t.alarms.enabled} name="enabled" defaultChecked={rule?.enabled ?? true} />
          {rule && (
            <RemoveButton
              path={`/alarm-rules/${rule.id}`}
              question={t.alarms.removeRule}
              onRemoved={onDone}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
