import type { Session } from '../api/types';
import { Facts } from '../design/Facts';
import { Panel } from '../design/Panel';
import { energy, percent, signedPower } from '../format/number';
import { duration, fullTime, millisOf, nearTime, relative } from '../format/time';
import { t } from '../messages';
import { ModeSelect } from './ModeSelect';
import { ControlBadge, PromiseBadge } from './SessionParts';

/** The driver's promise and whether the station does what the plan says. */
export function PromisePanel({ session, now, zone }: { session: Session; now: number; zone: string }) {
  const { promise, control } = session;
  return (
    <Panel title={t.sessions.promise} actions={promise && <PromiseBadge promise={promise} />}>
      {!promise && <p className="muted">{t.sessions.noPromiseDetail}</p>}
      <Facts
        facts={[
          promise && { label: t.sessions.targetSoc, value: percent(promise.socPercent) },
          promise && { label: t.sessions.inBattery, value: energy(promise.energyWh) },
          promise && { label: t.sessions.confidence, value: t.sessions.confidences[promise.confidence] },
          promise?.departure !== undefined && {
            label: t.sessions.departureAt,
            value: (
              <time dateTime={promise.departure} title={fullTime(promise.departure, zone)}>
                {nearTime(promise.departure, now, zone)}
                {session.state === 'active' && (
                  <span className="muted"> {relative(promise.departure, now)}</span>
                )}
              </time>
            ),
          },
          session.state === 'active' && {
            label: t.sessions.control,
            value: (
              <>
                <ControlBadge control={control} />
                {control?.since && (
                  <span className="muted"> {t.sessions.since(duration(now - millisOf(control.since)))}</span>
                )}
              </>
            ),
          },
          control?.plannedPowerW !== undefined && {
            label: t.sessions.plannedNow,
            value: signedPower(control.plannedPowerW),
          },
          session.stopReason !== undefined && { label: t.sessions.stopReason, value: session.stopReason },
          session.details?.closedReason !== undefined && {
            label: t.sessions.closedReason,
            value: session.details.closedReason,
          },
        ]}
      />
      {session.state === 'active' && <ModeSelect session={session} />}
      {session.state === 'active' && (control?.cause || control?.note) && (
        <p className="muted">
          {[control.cause && t.causes[control.cause], control.note].filter(Boolean).join(': ')}
        </p>
      )}
    </Panel>
  );
}
