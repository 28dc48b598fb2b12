import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Station } from '../api/types';
import { Button } from '../design/Button';
import { CopyButton } from '../design/CopyButton';
import { Input } from '../design/Field';
import { ProblemNote } from '../design/Notice';
import { Panel } from '../design/Panel';
import { Scroll } from '../design/Scroll';
import { millis } from '../format/number';
import { t } from '../messages';
import { actions } from './actions';
import css from './CommandPanel.module.css';
import { objectFault } from './prettyJson';

const START = 'TriggerMessage';
const pretty = (value: unknown) => JSON.stringify(value, null, 2);

/** Sends any OCPP request and shows what the station answers, or why it could not be asked. */
export function CommandPanel({ station }: { station: Station }) {
  const ids = { list: useId(), payload: useId() };
  const [action, setAction] = useState(START);
  const [payload, setPayload] = useState(pretty(actions[START]));
  const fault = objectFault(payload);
  const sending = useMutation({
    mutationFn: async () => {
      const began = performance.now();
      const path = `/stations/${encodeURIComponent(station.id)}/ocpp/${encodeURIComponent(action)}`;
      const answer = await http.post<unknown>(path, JSON.parse(payload));
      return { answer, took: performance.now() - began };
    },
  });
  const send = () => !fault && action && !sending.isPending && sending.mutate();
  const choose = (name: string) => {
    // A payload somebody wrote is not thrown away.
    if (payload === pretty(actions[action] ?? {})) setPayload(pretty(actions[name] ?? {}));
    setAction(name);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <Panel title={t.stations.command}>
      <div className={css.command}>
        <Input
          label={t.command.action}
          list={ids.list}
          required
          value={action}
          onChange={(event) => choose(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        <datalist id={ids.list}>
          {Object.keys(actions).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <label htmlFor={ids.payload} className={css.label}>
          {t.command.payload}
        </label>
        <textarea
          id={ids.payload}
          className={css.payload}
          rows={Math.min(16, payload.split('\n').length + 1)}
          spellCheck={false}
          aria-invalid={fault !== undefined}
          value={payload}
          onChange={(event) => setPayload(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <p className={fault ? css.fault : css.hint}>{fault ? t.errors.json(fault) : t.command.hint}</p>
        {!station.online && <p className={css.hint}>{t.command.offline}</p>}
        <Button
          look="primary"
          busy={sending.isPending}
          disabled={fault !== undefined || !action}
          onClick={send}
        >
          {sending.isPending ? t.command.sending : t.command.send}
        </Button>
        {sending.error && <ProblemNote problem={asProblem(sending.error)} />}
        {sending.data && (
          <div>
            <div className={css.answer}>
              <strong>{t.command.answer}</strong>
              <span className="muted">{t.command.answeredIn(millis(sending.data.took))}</span>
              <CopyButton text={pretty(sending.data.answer)} />
            </div>
            <Scroll label={t.command.answer} className={css.json}>
              <pre>{pretty(sending.data.answer)}</pre>
            </Scroll>
          </div>
        )}
      </div>
    </Panel>
  );
}
