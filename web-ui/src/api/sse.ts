/** One event of a text/event-stream. */
export interface ServerEvent {
  name: string;
  data: string;
}

/**
 * Cuts a text/event-stream, as it arrives in chunks, into events. Comments, ids and retry hints are
 * dropped; lines may end in LF, CRLF or CR, also across chunks.
 */
export function eventParser(onEvent: (event: ServerEvent) => void): (chunk: string) => void {
  let rest = '';
  let name = '';
  let data: string[] = [];

  const line = (text: string) => {
    if (text === '') {
      if (data.length > 0) onEvent({ name: name || 'message', data: data.join('\n') });
      name = '';
      data = [];
      return;
    }
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') name = value;
    if (field === 'data') data.push(value);
  };

  return (chunk) => {
    rest += chunk;
    const complete = rest.endsWith('\r') ? rest.slice(0, -1) : rest;
    const lines = complete.split(/\r\n|\n|\r/);
    const held = rest.length - complete.length;
    rest = (lines.pop() ?? '') + rest.slice(rest.length - held);
    for (const text of lines) line(text);
  };
}
