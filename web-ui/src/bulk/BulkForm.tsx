import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import type { StationFilter } from '../api/types';
import { type Campaign, campaignsPath } from '../campaigns/api';
import { FieldRow, Input, Select, TextArea } from '../design/Field';
import { type ErrorOf, FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { MessageFields } from '../display/MessageFields';
import { count } from '../format/number';
import { t } from '../messages';
import { wanted } from '../stations/views';
import { templatesQuery } from '../templates/api';
import { actionOf, careOf, choices, disturbs, type Kind, kinds } from './actions';

/** Whom to tell: these, or all that a filter finds. */
export type Whom = { stations: readonly string[] } | { filter: StationFilter };

interface Props {
  whom: Whom;
  onDone: (begun: Campaign) => void;
  onClose: () => void;
}

/** The number of a message for many, out of the way of those that single stations were given. */
const USUAL_MESSAGE = 1000;

/** What many stations shall do, and how fast. */
export function BulkForm({ whom, onDone, onClose }: Props) {
  const [kind, setKind] = useState<Kind>('RESET');
  const many = useCount(whom);
  const begin = (form: FormData) =>
    http.post<Campaign>(campaignsPath('bulk'), {
      name: text(form, 'name'),
      action: actionOf(kind, form),
      ...('filter' in whom ? { filter: wanted(whom.filter) } : whom),
      ...careOf(form),
    });
  return (
    <FormDialog
      title={t.bulk.formTitle}
      submit={many === undefined ? t.bulk.begin : t.bulk.beginFor(count(many))}
      danger={disturbs(kind)}
      wide
      action={begin}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <FieldRow>
            <Select
              label={t.bulk.action}
              value={kind}
              onChange={(event) => setKind(event.target.value as Kind)}
              error={errorOf('action')}
            >
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {t.bulk.kinds[one]}
                </option>
              ))}
            </Select>
            <ActionFields kind={kind} errorOf={errorOf} />
          </FieldRow>
          {kind === 'VARIABLES' && (
            <TextArea
              label={t.templates.settings}
              hint={t.templates.settingsHint}
              name="settings"
              required
              rows={4}
              placeholder="OCPPCommCtrlr.HeartbeatInterval=60"
              error={errorOf('action/settings')}
            />
          )}
          {kind === 'SHOW_MESSAGE' && (
            <MessageFields id={USUAL_MESSAGE} errorOf={(field) => errorOf(`action/${field}`)} />
          )}
          <Input
            key={kind}
            label={t.bulk.name}
            name="name"
            required
            maxLength={200}
            defaultValue={t.bulk.kinds[kind]}
            error={errorOf('name')}
          />
          <FieldRow>
            <Input
              label={t.bulk.perMinute}
              name="maxPerMinute"
              type="number"
              min={1}
              max={10_000}
              required
              defaultValue={60}
              error={errorOf('maxPerMinute')}
            />
            <Input
              label={t.bulk.wait}
              hint={t.bulk.waitHint}
              name="waitMinutes"
              type="number"
              min={0}
              max={10_080}
              unit={t.bulk.minutes}
              required
              defaultValue={5}
              error={errorOf('waitMinutes')}
            />
          </FieldRow>
        </>
      )}
    </FormDialog>
  );
}

function ActionFields({ kind, errorOf }: { kind: Kind; errorOf: ErrorOf }) {
  const { data: templates = [] } = useQuery({ ...templatesQuery, enabled: kind === 'TEMPLATE' });
  const choice = choices[kind];
  if (kind === 'TEMPLATE') {
    return (
      <Select label={t.bulk.template} name="templateId" required error={errorOf('action/templateId')}>
        {templates.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    );
  }
  if (kind === 'CLEAR_MESSAGE') {
    return (
      <Input
        label={t.display.number}
        name="id"
        type="number"
        min={0}
        required
        defaultValue={USUAL_MESSAGE}
        error={errorOf('action/id')}
      />
    );
  }
  if (!choice) return null;
  return (
    <Select key={kind} label={t.bulk.how} name={choice.name} error={errorOf(`action/${choice.name}`)}>
      {choice.values.map((value) => (
        <option key={value} value={value}>
          {t.bulk.words[value] ?? value}
        </option>
      ))}
    </Select>
  );
}

/** How many stations will be told; undefined while it is counted. */
function useCount(whom: Whom): number | undefined {
  const filter = 'filter' in whom ? wanted(whom.filter) : undefined;
  const { data } = useQuery({
    queryKey: ['stations', 'count', filter],
    queryFn: () => http.post<{ stations: number }>(`${campaignsPath('bulk')}/count`, filter),
    enabled: filter !== undefined,
  });
  return 'stations' in whom ? whom.stations.length : data?.stations;
}
