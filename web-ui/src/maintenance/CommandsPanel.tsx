import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Station } from '../api/types';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { ProblemNote } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import css from './CommandsPanel.module.css';

interface Command {
  label: string;
  path: string;
  /** One request, or several. */
  bodies: (station: Station) => object[];
  /** Whether it is for the operator's people only. */
  notTenants?: true;
  /** Asked before it is sent, when it disturbs drivers. */
  ask?: string;
}

const commands: readonly Command[] = [
  { label: t.maintenance.resetIdle, path: 'reset', bodies: () => [{ type: 'OnIdle' }] },
  {
    label: t.maintenance.resetNow,
    path: 'reset',
    bodies: () => [{ type: 'Immediate' }],
    ask: t.maintenance.resetAsk,
  },
  {
    label: t.maintenance.outOfService,
    path: 'availability',
    bodies: () => [{ operationalStatus: 'Inoperative' }],
    ask: t.maintenance.outOfServiceAsk,
  },
  {
    label: t.maintenance.inService,
    path: 'availability',
    bodies: () => [{ operationalStatus: 'Operative' }],
  },
  {
    label: t.maintenance.statusNow,
    path: 'trigger',
    bodies: ({ evses }) =>
      evses.flatMap(({ id, connectors }) =>
        connectors.map((connector) => ({
          message: 'StatusNotification',
          evseId: id,
          connectorId: connector.id,
        })),
      ),
  },
  { label: t.maintenance.clearCache, path: 'clear-cache', bodies: () => [{}], notTenants: true },
  {
    label: t.maintenance.renewCertificate,
    path: 'certificates/renew',
    bodies: () => [{}],
    notTenants: true,
  },
];

/** The daily commands; anything else goes through the OCPP console. */
export function CommandsPanel({ station }: { station: Station }) {
  const client = useQueryClient();
  const [asking, setAsking] = useState<Command>();
  const ofOperator = useRole('operator');
  const send = async ({ path, bodies }: Command) => {
    const url = `/stations/${encodeURIComponent(station.id)}/${path}`;
    let last: { status?: string } | undefined;
    for (const body of bodies(station)) last = await http.post(url, body);
    return last;
  };
  const told = (answer: { status?: string } | undefined) => {
    toast(t.maintenance.answered(answer?.status ?? 'Accepted'));
    void client.invalidateQueries({ queryKey: ['operations'] });
  };
  const sending = useMutation({ mutationFn: send, onSuccess: told });
  return (
    <Panel title={t.maintenance.commands} note={!station.online && t.stations.offline}>
      <div className={css.commands}>
        {commands
          .filter(({ notTenants }) => ofOperator || !notTenants)
          .map((command) => (
            <Button
              key={command.label}
              disabled={!station.online}
              busy={sending.isPending && sending.variables === command}
              onClick={() => (command.ask ? setAsking(command) : sending.mutate(command))}
            >
              {command.label}
            </Button>
          ))}
      </div>
      {sending.error && (
        <div className={css.problem}>
          <ProblemNote problem={asProblem(sending.error)} />
        </div>
      )}
      {asking?.ask && (
        <Confirm
          title={asking.label}
          question={asking.ask}
          submit={asking.label}
          action={() => send(asking)}
          onDone={(answer) => {
            told(answer);
            setAsking(undefined);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Panel>
  );
}
