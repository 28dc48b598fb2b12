import { useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Site } from '../api/types';
import { FieldRow, Input, Select } from '../design/Field';
import { type ErrorOf, FormDialog } from '../design/Form';
import { number, text } from '../design/formValues';
import { RemoveButton } from '../design/RemoveButton';
import { toast } from '../design/Toasts';
import { fromLocalInput, startOfMonth, toLocalInput } from '../format/time';
import { t } from '../messages';
import { CONTRACTS, contractsQuery, parties, type ShareContract } from './api';

interface Props {
  site: Site;
  now: number;
  /** Absent for a new one. */
  contract?: ShareContract;
  onClose: () => void;
}

/** Makes a contract, changes or removes it. */
export function ContractForm({ site, now, contract, onClose }: Props) {
  const client = useQueryClient();
  const path = contract && `${CONTRACTS}/${encodeURIComponent(contract.id)}`;
  const zone = site.timeZone;
  const time = (form: FormData, name: string) => {
    const local = text(form, name);
    return local && fromLocalInput(local, zone);
  };
  const send = (form: FormData) => {
    const fields = {
      siteId: site.id,
      name: text(form, 'name'),
      basis: text(form, 'basis'),
      validFrom: time(form, 'validFrom'),
      validUntil: time(form, 'validUntil'),
      shares: Object.fromEntries(parties.map((party) => [party, number(form, party) ?? 0])),
    };
    return path ? http.put<ShareContract>(path, fields) : http.post<ShareContract>(CONTRACTS, fields);
  };
  const done = (message: string) => {
    void client.invalidateQueries({ queryKey: contractsQuery(site.id).queryKey });
    toast(message);
    onClose();
  };
  return (
    <FormDialog
      title={contract ? t.settlement.edit : t.settlement.add}
      submit={contract ? t.common.save : t.common.create}
      wide
      action={send}
      onDone={() => done(t.settlement.contractSaved)}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <FieldRow>
            <Input
              label={t.settlement.name}
              name="name"
              required
              defaultValue={contract?.name}
              error={errorOf('name')}
            />
            <Select
              label={t.settlement.basis}
              name="basis"
              defaultValue={contract?.basis}
              error={errorOf('basis')}
            >
              {Object.entries(t.settlement.bases).map(([basis, name]) => (
                <option key={basis} value={basis}>
                  {name}
                </option>
              ))}
            </Select>
          </FieldRow>
          <FieldRow>
            <Input
              label={t.settlement.validFrom}
              name="validFrom"
              type="datetime-local"
              required
              defaultValue={toLocalInput(contract?.validFrom ?? startOfMonth(now, zone), zone)}
              error={errorOf('validFrom')}
            />
            <Input
              label={t.settlement.validUntil}
              name="validUntil"
              type="datetime-local"
              defaultValue={contract?.validUntil && toLocalInput(contract.validUntil, zone)}
              error={errorOf('validUntil')}
            />
          </FieldRow>
          <ShareFields contract={contract} errorOf={errorOf} />
          {path && (
            <RemoveButton
              path={path}
              question={t.settlement.removeAsk}
              onRemoved={() => done(t.settlement.removed)}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

function ShareFields({ contract, errorOf }: { contract?: ShareContract; errorOf: ErrorOf }) {
  const wrong = errorOf('shares');
  return (
    <>
      <FieldRow>
        {parties.map((party) => (
          <Input
            key={party}
            label={t.settlement.parties[party]}
            name={party}
            type="number"
            unit={t.units.percent}
            step="0.0001"
            min={0}
            max={100}
            required
            defaultValue={contract?.shares[party] ?? 25}
            error={errorOf(`shares/${party}`)}
          />
        ))}
      </FieldRow>
      <p className="muted" role={wrong ? 'alert' : undefined}>
        {wrong ?? t.settlement.percentHint}
      </p>
    </>
  );
}
