import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { asProblem } from '../api/problem';
import { Button } from '../design/Button';
import { FilterSelect } from '../design/FilterSelect';
import { Toolbar } from '../design/Layout';
import { Empty, Failure } from '../design/Notice';
import { Panel } from '../design/Panel';
import { SearchBox } from '../design/SearchBox';
import { SkeletonBlock } from '../design/Skeleton';
import { t } from '../messages';
import { LiveButton } from '../stations/LiveButton';
import { MessageItem } from '../stations/MessageItem';
import { allMessagesQuery } from './api';

const outcomes = [
  { value: '', label: t.common.all },
  { value: 'any', label: t.activity.errorsOnly },
];

const speeds = [
  { value: '', label: t.activity.anySpeed },
  { value: '1000', label: t.activity.slower('1 s') },
  { value: '10000', label: t.activity.slower('10 s') },
];

/** Frames of all stations; the filters are in the address. */
export function MessagesView({ now, zone }: { now: number; zone: string }) {
  const [search, setSearch] = useSearchParams();
  const [live, setLive] = useState(true);
  const of = (name: string) => search.get(name) ?? '';
  const choose = (name: string) => (value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const filter = {
    action: of('action'),
    error: of('error'),
    transaction: of('transaction'),
    slowerThanMillis: of('slower'),
  };
  const query = useInfiniteQuery(allMessagesQuery(filter, live));
  const messages = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Panel
      title={t.stations.messages}
      note={t.activity.lastHour}
      flush
      actions={
        <Toolbar>
          <SearchBox label={t.messages.anyAction} value={filter.action} onChange={choose('action')} />
          <SearchBox
            label={t.activity.transaction}
            value={filter.transaction}
            onChange={choose('transaction')}
          />
          <FilterSelect
            label={t.activity.outcome}
            value={filter.error}
            options={outcomes}
            onChange={choose('error')}
          />
          <FilterSelect
            label={t.messages.latency}
            value={filter.slowerThanMillis}
            options={speeds}
            onChange={choose('slower')}
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
          {t.activity.noMessages}
        </Empty>
      )}
      <ul>
        {messages?.map((message) => (
          <MessageItem
            key={`${message.stationId} ${message.id}`}
            message={message}
            station={message.stationId}
            now={now}
            zone={zone}
          />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button look="quiet" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t.common.more}
        </Button>
      )}
    </Panel>
  );
}
