import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { http } from '../api/http';
import type { Station } from '../api/types';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { Checkbox, Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { checked, text } from '../design/formValues';
import { SecretDialog } from '../design/Secret';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { TheftForm } from '../procedures/TheftsPanel';
import { useRole } from '../shell/useRole';

type Open = 'edit' | 'password' | 'stolen' | 'remove' | { secret: string };

/** Changing, re-keying and deleting a station. */
export function StationActions({ station }: { station: Station }) {
  const [open, setOpen] = useState<Open>();
  const mayReport = useRole('administrator');
  const client = useQueryClient();
  const navigate = useNavigate();
  const path = `/stations/${encodeURIComponent(station.id)}`;
  const close = () => setOpen(undefined);
  const removed = () => {
    void client.invalidateQueries({ queryKey: ['stations', 'list'] });
    toast(t.stations.removed);
    void navigate('/stations');
  };
  return (
    <>
      <Button icon="edit" onClick={() => setOpen('edit')}>
        {t.common.edit}
      </Button>
      <Button icon="key" onClick={() => setOpen('password')}>
        {t.stations.resetPassword}
      </Button>
      {mayReport && (
        <Button icon="warning" iconOnly onClick={() => setOpen('stolen')}>
          {t.procedures.reportTheft}
        </Button>
      )}
      <Button look="danger" icon="trash" iconOnly onClick={() => setOpen('remove')}>
        {t.stations.remove}
      </Button>
      {open === 'edit' && <EditForm station={station} path={path} onClose={close} />}
      {open === 'password' && (
        <Confirm
          title={t.stations.resetPassword}
          question={t.stations.resetPasswordAsk}
          submit={t.stations.resetPassword}
          action={() => http.put<{ password: string }>(`${path}/password`, {})}
          onDone={({ password }) => {
            void client.invalidateQueries({ queryKey: ['stations', 'one', station.id] });
            setOpen({ secret: password });
          }}
          onClose={close}
        />
      )}
      {open === 'stolen' && <TheftForm station={station.id} onClose={close} />}
      {open === 'remove' && (
        <Confirm
          title={t.stations.remove}
          question={t.stations.removeAsk}
          action={() => http.delete(path)}
          onDone={removed}
          onClose={close}
        />
      )}
      {typeof open === 'object' && (
        <SecretDialog
          title={t.stations.password}
          note={t.stations.passwordOnce}
          secret={open.secret}
          onClose={close}
        />
      )}
    </>
  );
}

function EditForm({ station, path, onClose }: { station: Station; path: string; onClose: () => void }) {
  const client = useQueryClient();
  const send = (form: FormData) =>
    http.patch<Station>(path, {
      name: text(form, 'name'),
      acceptsNegativeLimits: checked(form, 'acceptsNegativeLimits'),
      dynamicProfiles: checked(form, 'dynamicProfiles'),
      steered: checked(form, 'steered'),
      strict: strictness(text(form, 'strict')),
    });
  return (
    <FormDialog
      title={t.stations.edit}
      submit={t.common.save}
      action={send}
      onDone={(saved) => {
        client.setQueryData(['stations', 'one', saved.id], saved);
        toast(t.stations.saved);
        onClose();
      }}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Input
            label={t.stations.name}
            name="name"
            required
            defaultValue={station.name}
            error={errorOf('name')}
          />
          <Checkbox
            label={t.stations.negative}
            hint={t.stations.negativeHint}
            name="acceptsNegativeLimits"
            defaultChecked={station.acceptsNegativeLimits}
          />
          <Checkbox
            label={t.stations.dynamic}
            hint={t.stations.dynamicHint}
            name="dynamicProfiles"
            defaultChecked={station.dynamicProfiles}
          />
          <Checkbox
            label={t.stations.steered}
            hint={t.stations.steeredHint}
            name="steered"
            defaultChecked={station.steered}
          />
          <Select
            label={t.stations.strict}
            hint={t.stations.strictHint}
            name="strict"
            defaultValue={String(station.strict ?? '')}
          >
            <option value="">{t.stations.asGateway}</option>
            <option value="true">{t.common.yes}</option>
            <option value="false">{t.common.no}</option>
          </Select>
        </>
      )}
    </FormDialog>
  );
}

/** Null takes the station's own choice back. */
const strictness = (chosen?: string) => (chosen === undefined ? null : chosen === 'true');
