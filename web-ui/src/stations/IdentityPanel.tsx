import type { Station } from '../api/types';
import { Facts } from '../design/Facts';
import { Panel } from '../design/Panel';
import { fullTime } from '../format/time';
import { t } from '../messages';
import { protocolName } from './protocol';

export function IdentityPanel({ station, zone }: { station: Station; zone: string }) {
  return (
    <Panel title={t.stations.identity}>
      <Facts
        facts={[
          { label: t.stations.vendor, value: station.vendor },
          { label: t.stations.model, value: station.model },
          { label: t.stations.serial, value: station.serialNumber },
          { label: t.stations.firmware, value: station.firmwareVersion },
          { label: t.stations.protocol, value: station.protocol && protocolName(station.protocol) },
          { label: t.stations.securityProfile, value: station.securityProfile },
          {
            label: t.stations.bootStatus,
            value: station.bootStatus && t.stations.bootStates[station.bootStatus],
          },
          { label: t.stations.connected, value: station.connectedAt && fullTime(station.connectedAt, zone) },
          {
            label: t.stations.password,
            value: station.hasPassword ? t.stations.hasPassword : t.stations.noPassword,
          },
          { label: t.stations.negative, value: station.acceptsNegativeLimits ? t.common.yes : t.common.no },
          { label: t.stations.dynamic, value: station.dynamicProfiles ? t.common.yes : t.common.no },
        ]}
      />
    </Panel>
  );
}
