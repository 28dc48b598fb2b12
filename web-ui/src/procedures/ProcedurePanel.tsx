import type { ReactNode } from 'react';
import { Facts } from '../design/Facts';
import { Panel } from '../design/Panel';
import { browserZone, fullTime } from '../format/time';
import { t } from '../messages';
import type { Procedure } from './api';
import { Checklist } from './Checklist';

interface Props<Name extends string> {
  procedure: Procedure<string, Name>;
  title: string;
  state: string;
  words: Record<Name, string>;
  actions?: ReactNode;
  /** What is known of its subject. */
  children?: ReactNode;
}

/** A procedure: how it stands, since when, and its steps. */
export function ProcedurePanel<Name extends string>(props: Props<Name>) {
  const { procedure, title, state, words, actions, children } = props;
  const { openedBy, openedAt, closedBy, closedAt, note } = procedure;
  return (
    <Panel title={title} note={state} actions={actions}>
      <Facts
        facts={[
          { label: t.procedures.begun, value: `${openedBy}, ${fullTime(openedAt, browserZone)}` },
          closedBy !== undefined &&
            closedAt !== undefined && {
              label: t.procedures.ended,
              value: `${closedBy}, ${fullTime(closedAt, browserZone)}`,
            },
          note !== undefined && { label: t.procedures.note, value: note },
        ]}
      />
      {children}
      <Checklist procedure={procedure} words={words} />
    </Panel>
  );
}
