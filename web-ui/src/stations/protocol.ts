/** A WebSocket subprotocol as people write it: `ocpp2.0.1` is OCPP 2.0.1, `ocpp1.6` OCPP 1.6. */
export const protocolName = (subprotocol: string): string => subprotocol.replace(/^ocpp/, 'OCPP ');
