import { describe, expect, it } from 'vitest';
import { eventParser, type ServerEvent } from './sse';

function parsed(...chunks: string[]): ServerEvent[] {
  const events: ServerEvent[] = [];
  const parse = eventParser((event) => events.push(event));
  for (const chunk of chunks) parse(chunk);
  return events;
}

describe('an event stream', () => {
  it('is cut into events', () => {
    expect(parsed('event: sample\ndata: {"a":1}\n\ndata: x\ndata: y\n\n')).toEqual([
      { name: 'sample', data: '{"a":1}' },
      { name: 'message', data: 'x\ny' },
    ]);
  });

  it('may arrive in any pieces and with any line ends', () => {
    const text = 'event: plan\r\ndata: {}\r\n\r\nevent: site\rdata: 2\r\r';
    const whole = parsed(text, '\n');
    expect(whole.map(({ name }) => name)).toEqual(['plan', 'site']);
    expect(parsed(...text, '\n')).toEqual(whole);
  });

  it('has comments and empty events that mean nothing', () => {
    expect(parsed(': still here\n\n', 'event: lonely\n\n', 'id: 7\nretry: 5\n\n')).toEqual([]);
  });
});
