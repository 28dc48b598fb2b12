import type { ControlState, DriverPromise, Money, Session } from '../api/types';
import { Badge, type Tone, Verdict } from '../design/Badge';
import { signedPower } from '../format/number';
import { t } from '../messages';
import css from './SessionParts.module.css';

const controlTones: Record<ControlState, Tone> = {
  UNCONTROLLED: 'neutral',
  SENDING: 'accent',
  FOLLOWING: 'good',
  REJECTED: 'bad',
  IGNORED: 'bad',
  OFFLINE: 'warn',
  ORDERED: 'accent',
};

/** How the car takes to its plan. */
export function ControlBadge({ control }: Pick<Session, 'control'>) {
  if (!control) return <span className="muted">–</span>;
  return (
    <Verdict tone={controlTones[control.state]} title={control.note}>
      {t.sessions.controlStates[control.state]}
    </Verdict>
  );
}

/** Whether the driver's promise holds, or held. */
export function PromiseBadge({ promise }: { promise: DriverPromise }) {
  if (promise.kept !== undefined) {
    return (
      <Verdict tone={promise.kept ? 'good' : 'bad'}>
        {promise.kept ? t.sessions.kept : t.sessions.broken}
      </Verdict>
    );
  }
  return (
    <Verdict tone={promise.feasible ? 'good' : 'bad'}>
      {promise.feasible ? t.sessions.feasible : t.sessions.atRisk}
    </Verdict>
  );
}

/** Power with the colour of its direction. */
export function Flow({ watts }: { watts: number }) {
  const direction = watts >= 50 ? 'charge' : watts <= -50 ? 'discharge' : undefined;
  return (
    <span className={css.flow} data-direction={direction}>
      {signedPower(watts)}
    </span>
  );
}

/** What planning saved so far, known once the session is settled. */
export const savingOf = ({ uncontrolled, net }: Money): number | undefined =>
  uncontrolled === undefined ? undefined : uncontrolled - net;

export const carName = (session: Session): string =>
  session.vehicleName ?? session.holder ?? session.idToken ?? t.sessions.unknownCar;

export const sessionPath = (id: string): string => `/sessions/${encodeURIComponent(id)}`;

/** Says that a car showed its contract, not its driver a card. */
export function PlugAndCharge({ session: { tokenType, idToken } }: { session: Session }) {
  return (
    tokenType === 'eMAID' && (
      <>
        {' '}
        <Badge title={idToken}>Plug &amp; Charge</Badge>
      </>
    )
  );
}

/** A car with the person who uses it. */
export function Car({ session }: { session: Session }) {
  const name = carName(session);
  return (
    <>
      {name}
      {session.holder && session.holder !== name && <span className={css.holder}>{session.holder}</span>}
      <PlugAndCharge session={session} />
    </>
  );
}
