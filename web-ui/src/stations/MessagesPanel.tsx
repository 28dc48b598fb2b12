import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { asProblem } from '../api/problem';
import { messagesQuery } from '../api/queries';
import { Button } from '../design/Button';
import { FilterSelect } from '../design/FilterSelect';
import { Toolbar } from '../design/Layout';
import { Empty, Failure } from '../design/Notice';
import { Panel } from '../design/Panel';
import { SearchBox } from '../design/SearchBox';
import { SkeletonBlock } from '../design/Skeleton';
import { t } from '../messages';
import { LiveButton } from './LiveButton';
import { MessageItem } from './MessageItem';
import css from './MessagesPanel.module.css';

const TAIL_EVERY_MS = 2_000;

const directions = [
  { value: '', label: t.common.all },
  { value: 'IN', label: t.messages.fromStation },
  { value: 'OUT', label: t.messages.toStation },
];

/** Every frame to and from the station; while live, the newest come by themselves. */
export function MessagesPanel({ stationId, now, zone }: { stationId: string; now: number; zone: string }) {
  const [action, setAction] = useState('');
  const [direction, setDirection] = useState('');
  const [live, setLive] = useState(true);
  const query = useInfiniteQuery({
    ...messagesQuery(stationId, { action, direction }),
    refetchInterval: live ? TAIL_EVERY_MS : false,
  });
  const onAction = useCallback((value: string) => setAction(value), []);
  const messages = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Panel
      title={t.stations.messages}
      flush
      actions={
        <Toolbar>
          <SearchBox label={t.messages.anyAction} value={action} onChange={onAction} />
          <FilterSelect
            label={t.messages.direction}
            value={direction}
            options={directions}
            onChange={setDirection}
          />
          <LiveButton live={live} onChange={setLive} />
        </Toolbar>
      }
    >
      {query.error && !messages && (
        <Failure problem={asProblem(query.error)} onRetry={() => void query.refetch()} />
      )}
      {!messages && !query.error && <SkeletonBlock />}
      {messages?.length === 0 && (
        <Empty icon="sessions" title={t.messages.empty}>
          {t.messages.emptyDetail}
        </Empty>
      )}
      <ul>
        {messages?.map((message) => (
          <MessageItem key={message.id} message={message} now={now} zone={zone} />
        ))}
      </ul>
      {query.hasNextPage && (
        <div className={css.more}>
          <Button look="quiet" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t.common.more}
          </Button>
        </div>
      )}
    </Panel>
  );
}
