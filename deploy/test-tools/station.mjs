// One charging station, spoken for by ocpp-rpc, which Voltide's authors did not write. It does what
// it is told in lines of JSON on its input and tells in lines of JSON what happens to it. Every
// payload in both directions is held against the official schemas.
//
//   {"do":"connect","endpoint","identity","password"?,"protocols":[…],"headers"?,"tls"?}
//   {"do":"call","id","action","payload"}      a CALL; answered by an "answer" or a "fault"
//   {"do":"prepare","action","payload"}        what to answer to that action from now on
//   {"do":"prepare","action","fault"}          the error code to answer instead
//   {"do":"raw","text"}                        any text as one frame
//   {"do":"drop"}                              ends the connection without a word
//
// It says: connected, refused, answer, fault, called, frame (any text that came), closed, invalid, dropped.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
const { RPCClient, createRPCError, createValidator } = require('ocpp-rpc');
const ANSWER_WITHIN_MS = 30_000;

const schemas = {
  'ocpp1.6': require('ocpp-rpc/lib/schemas/ocpp1_6.json'),
  'ocpp2.0.1': require('ocpp-rpc/lib/schemas/ocpp2_0_1.json'),
  'ocpp2.1': require('ocpp-rpc/lib/schemas/ocpp2_1.json').map((schema) => ({
    ...schema,
    // As the client asks for them: urn:Heartbeat.req, not urn:HeartbeatRequest.
    $id: schema.$id.replace(/Request$/, '.req').replace(/Response$/, '.conf'),
  })),
};
const validators = [createValidator('ocpp2.1', schemas['ocpp2.1'])];

let station;
let prepared = new Map();

function say(event, facts) {
  process.stdout.write(`${JSON.stringify({ event, ...facts })}\n`);
}

/** The least that a schema allows, and consent where there is a choice. */
function least(schema, all) {
  const node = schema.$ref ? all.definitions[schema.$ref.split('/').pop()] : schema;
  if (node.enum) return node.enum.includes('Accepted') ? 'Accepted' : node.enum[0];
  if (node.type === 'array') return Array(node.minItems ?? 0).fill(least(node.items, all));
  if (node.type === 'integer' || node.type === 'number') return node.minimum ?? 0;
  if (node.type === 'boolean') return false;
  if (node.type === 'string') return node.format ? new Date().toISOString() : '';
  const required = (node.required ?? []).map((name) => [name, least(node.properties[name], all)]);
  return Object.fromEntries(required);
}

function consent(action) {
  const schema = schemas[station.protocol].find(({ $id }) => $id === `urn:${action}.conf`);
  return least(schema, schema);
}

function answer({ method: action, params: payload }) {
  say('called', { action, payload });
  const { fault, payload: wanted } = prepared.get(action) ?? { payload: consent(action) };
  if (fault) throw createRPCError(fault, 'as prepared');
  return wanted;
}

const orders = {
  async connect({ endpoint, identity, password, protocols, headers, tls = {} }) {
    prepared = new Map();
    const client = new RPCClient({
      endpoint,
      identity,
      password,
      protocols,
      headers,
      strictMode: Object.keys(schemas),
      strictModeValidators: validators,
      reconnect: false,
      callTimeoutMs: ANSWER_WITHIN_MS,
      wsOpts: tls,
    });
    client.handle(answer);
    client.on('message', ({ message, outbound }) => outbound || say('frame', { text: message }));
    client.on('strictValidationFailure', ({ method, outbound, isCall, error }) =>
      say('invalid', { action: method, from: outbound ? 'station' : 'csms', isCall, why: error.message }),
    );
    client.on('disconnect', ({ code, reason }) => say('closed', { code, reason }));
    try {
      await client.connect();
      station = client;
      say('connected', { protocol: client.protocol });
    } catch (error) {
      say('refused', { status: Number.isInteger(error.code) ? error.code : 0, why: error.message });
    }
  },
  async call({ id, action, payload }) {
    try {
      say('answer', { id, payload: await station.call(action, payload) });
    } catch (error) {
      say('fault', { id, code: error.rpcErrorCode ?? error.name, why: error.message });
    }
  },
  prepare({ action, ...what }) {
    prepared.set(action, what);
  },
  raw({ text }) {
    station.sendRaw(text);
  },
  async drop() {
    await station?.close({ force: true });
    say('dropped', {});
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { do: order, ...facts } = JSON.parse(line);
  // A call waits for its answer while other orders come.
  const done = orders[order](facts);
  if (order !== 'call') await done;
}
process.exit();
