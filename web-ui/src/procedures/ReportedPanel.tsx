import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from '../design/Button';
import { Stack } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { useRole } from '../shell/useRole';

interface Words {
  title: string;
  report: string;
  none: string;
  detail: string;
}

/** What administrators reported, and below it each procedure that followed. */
export function ReportedPanel<T extends { id: string }>({
  words,
  query,
  each,
  form,
}: {
  words: Words;
  query: UseQueryResult<T[]>;
  each: (procedure: T) => ReactNode;
  form: (close: () => void) => ReactNode;
}) {
  const mayAct = useRole('administrator');
  const [reporting, setReporting] = useState(false);
  return (
    <Stack>
      <Panel
        title={words.title}
        actions={
          mayAct && (
            <Button icon="warning" onClick={() => setReporting(true)}>
              {words.report}
            </Button>
          )
        }
      >
        <Loaded query={query}>
          {(procedures) =>
            procedures.length === 0 ? (
              <Empty compact icon="check" title={words.none} />
            ) : (
              <p className="muted">{words.detail}</p>
            )
          }
        </Loaded>
      </Panel>
      {query.data?.map(each)}
      {reporting && form(() => setReporting(false))}
    </Stack>
  );
}
