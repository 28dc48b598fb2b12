/** IdTokenEnumType of OCPP; 2.1 allows others, these are the common ones. */
export const tokenTypes = [
  'ISO14443',
  'ISO15693',
  'eMAID',
  'Central',
  'Local',
  'KeyCode',
  'MacAddress',
  'EVCCID',
  'VIN',
] as const;
