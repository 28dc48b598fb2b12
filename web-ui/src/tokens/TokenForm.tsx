import { useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Token, Vehicle } from '../api/types';
import { Checkbox, FieldRow, Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { checked, number, text } from '../design/formValues';
import { RemoveButton } from '../design/RemoveButton';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { DriverCode } from './DriverCode';
import { DriverData } from './DriverData';
import { tokenTypes } from './tokenTypes';

interface Props {
  /** Absent to create one. */
  token?: Token;
  vehicles: readonly Vehicle[];
  onClose: () => void;
}

/** Null clears a field in a PATCH. */
const fieldsOf = (form: FormData) => ({
  holder: text(form, 'holder') ?? null,
  status: text(form, 'status'),
  vehicleId: text(form, 'vehicleId') ?? null,
  targetSocPercent: number(form, 'targetSocPercent') ?? null,
  departureTime: text(form, 'departureTime') ?? null,
  maySupplyGrid: checked(form, 'maySupplyGrid'),
});

export function TokenForm({ token, vehicles, onClose }: Props) {
  const client = useQueryClient();
  const operator = useRole('operator');
  const administrator = useRole('administrator');
  const path = token && `/tokens/${encodeURIComponent(token.id)}`;
  const send = (form: FormData) =>
    path
      ? http.patch<Token>(path, fieldsOf(form))
      : http.post<Token>('/tokens', {
          idToken: text(form, 'idToken'),
          type: text(form, 'type'),
          ...fieldsOf(form),
        });
  const done = (message: string) => {
    void client.invalidateQueries({ queryKey: ['tokens'] });
    toast(message);
    onClose();
  };
  return (
    <FormDialog
      title={token ? t.tokens.edit : t.tokens.create}
      submit={token ? t.common.save : t.common.create}
      action={send}
      onDone={() => done(token ? t.tokens.saved : t.tokens.created)}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <FieldRow>
            <Input
              label={t.tokens.idToken}
              name="idToken"
              required
              readOnly={token !== undefined}
              defaultValue={token?.idToken}
              error={errorOf('idToken')}
            />
            <Select
              label={t.tokens.type}
              name="type"
              disabled={token !== undefined}
              defaultValue={token?.type}
              error={errorOf('type')}
            >
              {tokenTypes.map((type) => (
                <option key={type}>{type}</option>
              ))}
            </Select>
          </FieldRow>
          <FieldRow>
            <Input
              label={t.tokens.holder}
              name="holder"
              defaultValue={token?.holder}
              error={errorOf('holder')}
            />
            <Select
              label={t.tokens.status}
              name="status"
              defaultValue={token?.status}
              error={errorOf('status')}
            >
              {Object.entries(t.tokens.statuses).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          </FieldRow>
          <Select
            label={t.tokens.vehicle}
            name="vehicleId"
            defaultValue={token?.vehicleId ?? ''}
            error={errorOf('vehicleId')}
          >
            <option value="">{t.tokens.noVehicle}</option>
            {vehicles.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <FieldRow>
            <Input
              label={t.tokens.targetSoc}
              name="targetSocPercent"
              type="number"
              min={0}
              max={100}
              unit={t.units.percent}
              defaultValue={token?.targetSocPercent}
              error={errorOf('targetSocPercent')}
            />
            <Input
              label={t.tokens.departureTime}
              name="departureTime"
              type="time"
              defaultValue={token?.departureTime}
              error={errorOf('departureTime')}
            />
          </FieldRow>
          <Checkbox
            label={t.tokens.maySupply}
            hint={t.tokens.maySupplyHint}
            name="maySupplyGrid"
            defaultChecked={token?.maySupplyGrid ?? true}
          />
          {path && operator && <DriverCode path={path} />}
          {path && administrator && <DriverData path={path} onErased={() => done(t.people.erased)} />}
          {path && (
            <RemoveButton
              path={path}
              question={t.tokens.removeAsk}
              onRemoved={() => done(t.tokens.removed)}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
