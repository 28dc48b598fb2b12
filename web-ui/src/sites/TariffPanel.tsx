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
import { money } from '../format/number';
import { t } from '../messages';
import { useRole } from '../shell/useRole';

/** What drivers pay at a site. */
interface Tariff {
  currency: string;
  perKwh: number;
  perHour: number;
  fixed: number;
}

const path = (site: string) => `/sites/${encodeURIComponent(site)}/tariff`;

const tariffQuery = (site: string) => ({
  queryKey: ['sites', 'tariff', site],
  queryFn: () => http.get<Tariff | undefined>(path(site)).then((tariff) => tariff ?? null),
});

export function TariffPanel({ site }: { site: Site }) {
  const query = useQuery(tariffQuery(site.id));
  const [editing, setEditing] = useState(false);
  const mayAct = useRole('operator');
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
        {(tariff) =>
          tariff ? (
            <Facts
              facts={[
                { label: t.tariff.perKwh, value: money(tariff.perKwh, tariff.currency) },
                { label: t.tariff.perHour, value: money(tariff.perHour, tariff.currency) },
                { label: t.tariff.fixed, value: money(tariff.fixed, tariff.currency) },
              ]}
            />
          ) : (
            <Empty compact icon="prices" title={t.tariff.none}>
              {t.tariff.noneDetail}
            </Empty>
          )
        }
      </Loaded>
      {editing && (
        <TariffForm site={site} tariff={query.data ?? undefined} onClose={() => setEditing(false)} />
      )}
    </Panel>
  );
}

function TariffForm({ site, tariff, onClose }: { site: Site; tariff?: Tariff; onClose: () => void }) {
  const client = useQueryClient();
  const parts = [
    { name: 'perKwh', label: t.tariff.perKwh },
    { name: 'perHour', label: t.tariff.perHour },
    { name: 'fixed', label: t.tariff.fixed },
  ] as const;
  return (
    <FormDialog
      title={t.tariff.title}
      submit={t.common.save}
      action={(form) =>
        http.put<Tariff>(path(site.id), {
          currency: text(form, 'currency'),
          perKwh: number(form, 'perKwh'),
          perHour: number(form, 'perHour'),
          fixed: number(form, 'fixed'),
        })
      }
      onDone={(saved) => {
        client.setQueryData(tariffQuery(site.id).queryKey, saved);
        onClose();
      }}
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
          </FieldRow>
        </>
      )}
    </FormDialog>
  );
}
