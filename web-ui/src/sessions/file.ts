import type { Session } from '../api/types';
import type { CsvColumn } from '../design/CsvButton';

/** A session as a line of a file. */
export const file: CsvColumn<Session>[] = [
  ['id', ({ id }) => id],
  ['siteId', ({ siteId }) => siteId],
  ['stationId', ({ stationId }) => stationId],
  ['evseId', ({ evseId }) => evseId],
  ['transactionId', ({ transactionId }) => transactionId],
  ['vehicleName', ({ vehicleName }) => vehicleName],
  ['holder', ({ holder }) => holder],
  ['idToken', ({ idToken }) => idToken],
  ['state', ({ state }) => state],
  ['chargingState', ({ chargingState }) => chargingState],
  ['startedAt', ({ startedAt }) => startedAt],
  ['endedAt', ({ endedAt }) => endedAt],
  ['powerW', ({ powerW }) => powerW],
  ['socPercent', ({ socPercent }) => socPercent],
  ['targetSocPercent', ({ need }) => need?.targetSocPercent],
  ['departure', ({ promise }) => promise?.departure],
  ['promiseFeasible', ({ promise }) => promise?.feasible],
  ['promiseKept', ({ promise }) => promise?.kept],
  ['control', ({ control }) => control?.state],
  ['energyInWh', ({ energyInWh }) => energyInWh],
  ['energyOutWh', ({ energyOutWh }) => energyOutWh],
  ['net', ({ money }) => money?.net],
  ['uncontrolled', ({ money }) => money?.uncontrolled],
  ['currency', ({ money }) => money?.currency],
];
