import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import type { Site } from '../api/types';
import { Button } from '../design/Button';
import { Facts } from '../design/Facts';
import { FieldRow, Input } from '../design/Field';
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
import { TariffExample } from './TariffExample';

/** What drivers pay at a site. */
interface Tariff {
  currency: string;
  perKwh: number;
  perHour: number;
  fixed: number;
}

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
  return (
    <Facts
      facts={[
        { label: t.tariff.perKwh, value: exactMoney(tariff.perKwh, tariff.currency) },
        { label: t.tariff.perHour, value: exactMoney(tariff.perHour, tariff.currency) },
        { label: t.tariff.fixed, value: exactMoney(tariff.fixed, tariff.currency) },
      ]}
    />
  );
}

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
  const parts = [
    { name: 'perKwh', label: t.tariff.perKwh },
    { name: 'perHour', label: t.tariff.perHour },
    { name: 'fixed', label: t.tariff.fixed },
  ] as const;
  return (
    <FormDialog
      title={t.tariff.title}
      submit={t.common.save}
      action={(form) => {
        const local = text(form, 'validFrom');
        const from = local && fromLocalInput(local, site.timeZone);
        return http.put<Tariff>(`${path(site.id)}${from ? `?validFrom=${encodeURIComponent(from)}` : ''}`, {
          currency: text(form, 'currency'),
          perKwh: number(form, 'perKwh'),
          perHour: number(form, 'perHour'),
          fixed: number(form, 'fixed'),
        });
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p className="muted">{t.tariff.hint}</p>
          <FieldRow>
            {parts.map(({ name, label }) => (
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
        </>
      )}
    </FormDialog>
  );
}
