package org.voltide.csms.firmware;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.voltide.csms.campaigns.Campaign;
import org.voltide.csms.store.Row;

/** An update of many stations, as the API shows it. */
record FirmwareCampaign(@JsonUnwrapped Campaign campaign, UUID firmwareId) {
  static FirmwareCampaign of(Row row) {
    return new FirmwareCampaign(Campaign.of(row), row.id("firmware_id"));
  }
}
