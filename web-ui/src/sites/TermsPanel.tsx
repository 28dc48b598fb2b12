import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import type { Site } from '../api/types';
import { Button } from '../design/Button';
import { Facts } from '../design/Facts';
import { FieldRow, Input } from '../design/Field';
import { FormDialog } from '../design/Form';
import { number } from '../design/formValues';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { money, power } from '../format/number';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { type DailyRow, DailyRows, dailyRows } from './DailyRows';
import { PlanPreview } from './PlanPreview';

const figures = ['peakPricePerKw', 'co2PricePerTonne', 'co2GramsPerKwh', 'energyValuePerKwh'] as const;
const powers = ['upW', 'downW'] as const;

/** What a site pays and keeps beyond prices of energy. */
type Terms = Partial<Record<(typeof figures)[number], number>> & { held: DailyRow[] };

const path = (site: string) => `/sites/${encodeURIComponent(site)}/terms`;

const termsQuery = (site: string) => ({
  queryKey: ['sites', 'terms', site],
  queryFn: () => http.get<Terms>(path(site)),
});

export function TermsPanel({ site }: { site: Site }) {
  const query = useQuery(termsQuery(site.id));
  const [editing, setEditing] = useState(false);
  const mayAct = useRole('operator');
  return (
    <Panel
      title={t.terms.title}
      actions={
        mayAct && (
          <Button icon="edit" onClick={() => setEditing(true)}>
            {t.common.edit}
          </Button>
        )
      }
    >
      <Loaded query={query}>{(terms) => <Shown terms={terms} />}</Loaded>
      {editing && query.data && (
        <TermsForm site={site} terms={query.data} onClose={() => setEditing(false)} />
      )}
    </Panel>
  );
}

function Shown({ terms }: { terms: Terms }) {
  const told = figures.filter((name) => terms[name] !== undefined);
  if (told.length === 0 && terms.held.length === 0) {
    return (
      <Empty compact icon="prices" title={t.terms.none}>
        {t.terms.noneDetail}
      </Empty>
    );
  }
  return (
    <Facts
      facts={[
        ...told.map((name) => ({ label: t.terms[name], value: figure(name, terms[name] ?? 0) })),
        ...terms.held.map(({ from, to, upW, downW }) => ({
          label: `${t.terms.held} ${from}–${to}`,
          value: `−${power(Number(upW))} / +${power(Number(downW))}`,
        })),
      ]}
    />
  );
}

const figure = (name: (typeof figures)[number], value: number): string =>
  name === 'co2GramsPerKwh' ? `${value} g/kWh` : `${money(value, 'EUR')} ${t.terms.units[name]}`;

const termsOf = (form: FormData) => ({
  ...Object.fromEntries(figures.map((name) => [name, number(form, name)])),
  held: dailyRows(form, powers),
});

function TermsForm({ site, terms, onClose }: { site: Site; terms: Terms; onClose: () => void }) {
  const client = useQueryClient();
  return (
    <FormDialog
      title={t.terms.title}
      submit={t.common.save}
      wide
      action={(form) => http.put<Terms>(path(site.id), termsOf(form))}
      onDone={(saved) => {
        client.setQueryData(termsQuery(site.id).queryKey, saved);
        toast(t.terms.saved);
        onClose();
      }}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <FieldRow>
            {figures.map((name) => (
              <Input
                key={name}
                label={t.terms[name]}
                name={name}
                type="number"
                step="any"
                unit={name === 'co2GramsPerKwh' ? 'g/kWh' : `EUR ${t.terms.units[name]}`}
                hint={t.terms.hints[name]}
                defaultValue={terms[name]}
                error={errorOf(name)}
              />
            ))}
          </FieldRow>
          <h3>{t.terms.held}</h3>
          <p className="muted">{t.terms.heldHint}</p>
          <DailyRows
            rows={terms.held}
            least={0}
            figures={powers.map((name) => ({ name, label: t.terms[name] }))}
          />
          <PlanPreview site={site} supposed={(form) => ({ terms: termsOf(form) })} />
        </>
      )}
    </FormDialog>
  );
}
