import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import type { Site } from '../api/types';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Facts } from '../design/Facts';
import { FieldRow, Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { number, text } from '../design/formValues';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { RemoveButton } from '../design/RemoveButton';
import { exactMoney } from '../format/number';
import { fromLocalInput, millisOf, nearTime } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { ElementRows } from './ElementRows';
import { TariffExample } from './TariffExample';
import { elementsOf, type PriceRow, priceName, rowsOf, type Tariff, whenName } from './tariff';

/** For whoever comes from then on, until the next one begins. */
interface Version {
  validFrom: string;
  tariff: Tariff;
}

const path = (site: string) => `/sites/${encodeURIComponent(site)}/tariff`;

const versionsQuery = (site: string) => ({
  queryKey: ['sites', 'tariff', site],
  queryFn: () => http.get<Version[]>(`${path(site)}/versions`),
});

/** The tariff that holds, and those to come. */
export function TariffPanel({ site, now }: { site: Site; now: number }) {
  const client = useQueryClient();
  const query = useQuery(versionsQuery(site.id));
  const [editing, setEditing] = useState(false);
  const mayAct = useRole('operator');
  const changed = () => {
    void client.invalidateQueries({ queryKey: versionsQuery(site.id).queryKey });
    setEditing(false);
  };
  const current = query.data && holdingAt(query.data, now);
  return (
    <Panel
      title={t.tariff.title}
      actions={
        mayAct && (
          <Button icon="edit" onClick={() => setEditing(true)}>
            {t.common.edit}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(versions) => (
          <>
            {current ? (
              <Prices tariff={current.tariff} />
            ) : (
              <Empty compact icon="prices" title={t.tariff.none}>
                {t.tariff.noneDetail}
              </Empty>
            )}
            {current && mayAct && <TariffExample site={site} now={now} />}
            {versions
              .filter(({ validFrom }) => millisOf(validFrom) > now)
              .map((version) => (
                <Later
                  key={version.validFrom}
                  site={site}
                  version={version}
                  now={now}
                  onWithdrawn={changed}
                />
              ))}
          </>
        )}
      </Loaded>
      {editing && (
        <TariffForm site={site} tariff={current?.tariff} onDone={changed} onClose={() => setEditing(false)} />
      )}
    </Panel>
  );
}

const holdingAt = (versions: readonly Version[], now: number) =>
  versions.filter(({ validFrom }) => millisOf(validFrom) <= now).at(-1);

function Prices({ tariff }: { tariff: Tariff }) {
  return tariff.elements ? (
    <DataTable
      label={t.tariff.title}
      columns={columns(tariff.currency)}
      rows={rowsOf(tariff.elements)}
      rowKey={(row) => JSON.stringify(row)}
      empty={null}
    />
  ) : (
    <Facts
      facts={[
        { label: t.tariff.perKwh, value: exactMoney(tariff.perKwh, tariff.currency) },
        { label: t.tariff.perHour, value: exactMoney(tariff.perHour, tariff.currency) },
        { label: t.tariff.fixed, value: exactMoney(tariff.fixed, tariff.currency) },
      ]}
    />
  );
}

const columns = (currency: string): Column<PriceRow>[] => [
  { key: 'what', header: t.price.what, cell: ({ dimension }) => t.price.of[dimension] },
  { key: 'price', header: t.price.unitPrice, align: 'right', cell: (row) => priceName(row, currency) },
  { key: 'when', header: t.tariff.holds, cell: whenName },
];

interface LaterProps {
  site: Site;
  version: Version;
  now: number;
  onWithdrawn: () => void;
}

function Later({ site, version, now, onWithdrawn }: LaterProps) {
  const mayAct = useRole('operator');
  const from = t.tariff.from(nearTime(version.validFrom, now, site.timeZone));
  return (
    <section aria-label={from}>
      <h3>{from}</h3>
      <Prices tariff={version.tariff} />
      {mayAct && (
        <RemoveButton
          path={`${path(site.id)}/versions/${version.validFrom}`}
          question={t.tariff.withdraw}
          onRemoved={onWithdrawn}
        />
      )}
    </section>
  );
}

interface FormProps {
  site: Site;
  tariff?: Tariff;
  onDone: () => void;
  onClose: () => void;
}

function TariffForm({ site, tariff, onDone, onClose }: FormProps) {
  const [varies, setVaries] = useState(tariff?.elements !== undefined);
  const parts = [
    { name: 'perKwh', label: t.tariff.perKwh },
    { name: 'perHour', label: t.tariff.perHour },
    { name: 'fixed', label: t.tariff.fixed },
  ] as const;
  return (
    <FormDialog
      title={t.tariff.title}
      submit={t.common.save}
      wide
      action={(form) => {
        const local = text(form, 'validFrom');
        const from = local && fromLocalInput(local, site.timeZone);
        return http.put<Tariff>(`${path(site.id)}${from ? `?validFrom=${encodeURIComponent(from)}` : ''}`, {
          currency: text(form, 'currency'),
          perKwh: number(form, 'perKwh') ?? 0,
          perHour: number(form, 'perHour') ?? 0,
          fixed: number(form, 'fixed') ?? 0,
          elements: varies ? elementsOf(form) : undefined,
          minimum: tariff?.minimum,
          maximum: tariff?.maximum,
        });
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p className="muted">{t.tariff.hint}</p>
          <FieldRow>
            <Select
              label={t.tariff.kind}
              value={varies ? 'elements' : 'flat'}
              onChange={(event) => setVaries(event.target.value === 'elements')}
            >
              <option value="flat">{t.tariff.flat}</option>
              <option value="elements">{t.tariff.elements}</option>
            </Select>
            {!varies &&
              parts.map(({ name, label }) => (
                <Input
                  key={name}
                  label={label}
                  name={name}
                  type="number"
                  step="any"
                  min={0}
                  required
                  defaultValue={tariff?.[name] ?? 0}
                  error={errorOf(name)}
                />
              ))}
            <Input
              label={t.tariff.currency}
              name="currency"
              required
              pattern="[A-Z]{3}"
              defaultValue={tariff?.currency ?? 'EUR'}
              error={errorOf('currency')}
            />
            <Input
              label={t.tariff.validFrom}
              name="validFrom"
              type="datetime-local"
              hint={t.tariff.validFromHint}
              error={errorOf('validFrom')}
            />
          </FieldRow>
          {varies && (
            <>
              <p className="muted">{t.tariff.elementsHint}</p>
              <ElementRows rows={rowsOf(tariff?.elements)} />
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}
