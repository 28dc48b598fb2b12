import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import type { SiteName } from '../api/queries';
import type { Station } from '../api/types';
import { Button } from '../design/Button';
import { Checkbox, FieldRow, Input, Select } from '../design/Field';
import { type ErrorOf, FormDialog } from '../design/Form';
import { checked, kilo, number, text } from '../design/formValues';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import css from './StationForm.module.css';

const connectorTypes = ['cCCS2', 'cCCS1', 'cG105', 'cChaoJi', 'sType2', 'cType2', 'sType1', 'cNACS'];

interface Props {
  sites: readonly SiteName[];
  /** When it is known already. */
  id?: string;
  onClose: () => void;
  onCreated: (station: Station) => void;
}

/** Registers a station with its EVSEs. */
export function StationForm({ sites, id: known, onClose, onCreated }: Props) {
  const client = useQueryClient();
  const [evses, setEvses] = useState([1]);
  const send = (form: FormData) =>
    http.post<Station>('/stations', {
      id: text(form, 'id'),
      name: text(form, 'name'),
      siteId: text(form, 'siteId'),
      acceptsNegativeLimits: checked(form, 'acceptsNegativeLimits'),
      dynamicProfiles: checked(form, 'dynamicProfiles'),
      password: text(form, 'password'),
      evses: evses.map((_, index) => evseFields(form, index)),
    });
  return (
    <FormDialog
      title={t.stations.create}
      submit={t.common.create}
      wide
      action={send}
      onDone={(created) => {
        void client.invalidateQueries({ queryKey: ['stations'] });
        toast(t.stations.created);
        onCreated(created);
      }}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <FieldRow>
            <Input
              label={t.stations.id}
              name="id"
              required
              defaultValue={known}
              hint={t.stations.idHint}
              error={errorOf('id')}
            />
            <Input label={t.stations.name} name="name" error={errorOf('name')} />
          </FieldRow>
          <FieldRow>
            <Select label={t.stations.site} name="siteId" required error={errorOf('siteId')}>
              {sites.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
            <Input
              label={t.stations.password}
              name="password"
              hint={t.stations.passwordHint}
              error={errorOf('password')}
            />
          </FieldRow>
          <Checkbox label={t.stations.negative} hint={t.stations.negativeHint} name="acceptsNegativeLimits" />
          <Checkbox label={t.stations.dynamic} hint={t.stations.dynamicHint} name="dynamicProfiles" />
          {evses.map((key, index) => (
            <EvseFields
              key={key}
              index={index}
              errorOf={errorOf}
              onRemove={evses.length > 1 ? () => setEvses(evses.filter((other) => other !== key)) : undefined}
            />
          ))}
          <div>
            <Button icon="plus" onClick={() => setEvses([...evses, Math.max(...evses) + 1])}>
              {t.stations.addEvse}
            </Button>
          </div>
        </>
      )}
    </FormDialog>
  );
}

const field = (index: number, name: string) => `evses/${index}/${name}`;

const evseFields = (form: FormData, index: number) => ({
  id: index + 1,
  current: text(form, field(index, 'current')),
  phases: number(form, field(index, 'phases')),
  maxChargeW: kilo(form, field(index, 'maxChargeW')),
  maxDischargeW: kilo(form, field(index, 'maxDischargeW')),
  connectors: [{ id: 1, type: text(form, field(index, 'type')) }],
});

interface EvseProps {
  index: number;
  errorOf: ErrorOf;
  onRemove?: () => void;
}

function EvseFields({ index, errorOf, onRemove }: EvseProps) {
  const [current, setCurrent] = useState('DC');
  const name = (of: string) => ({ name: field(index, of), error: errorOf(field(index, of)) });
  return (
    <fieldset className={css.evse}>
      <legend>{t.stations.evse(index + 1)}</legend>
      <FieldRow>
        <Select
          label={t.stations.current}
          {...name('current')}
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        >
          <option>DC</option>
          <option>AC</option>
        </Select>
        {current === 'AC' && (
          <Select label={t.stations.phases} {...name('phases')} defaultValue="3">
            <option>1</option>
            <option>2</option>
            <option>3</option>
          </Select>
        )}
        <Select
          label={t.stations.connectorType}
          {...name('type')}
          key={current}
          defaultValue={current === 'DC' ? 'cCCS2' : 'sType2'}
        >
          {connectorTypes.map((type) => (
            <option key={type}>{type}</option>
          ))}
        </Select>
        <Input
          label={t.stations.maxCharge}
          {...name('maxChargeW')}
          type="number"
          step="any"
          min={0}
          unit={t.units.kw}
          required
        />
        <Input
          label={t.stations.maxDischarge}
          {...name('maxDischargeW')}
          type="number"
          step="any"
          min={0}
          unit={t.units.kw}
          required
          defaultValue={0}
        />
      </FieldRow>
      {onRemove && (
        <Button look="quiet" icon="trash" onClick={onRemove}>
          {t.stations.removeEvse}
        </Button>
      )}
    </fieldset>
  );
}
