package org.voltide.bench;

import java.io.IOException;
import java.util.List;

/** Stations that a core knows, at sites of a hundred. */
final class Fleet {
  private static final int STATIONS_PER_SITE = 100;

  private Fleet() {}

  /** The stations of {@link GatewayBench#logins}. */
  static void register(Core core, int stations) throws IOException, InterruptedException {
    for (int site = 0; site * STATIONS_PER_SITE < stations; site++) {
      core.post(
          "/sites",
          """
          {"id":"site-%d","name":"Site %d","timeZone":"Europe/Berlin","importLimitW":250000,
           "exportLimitW":0,"baseLoadW":0}
          """
              .formatted(site, site));
    }
    List<Load.Login> logins = GatewayBench.logins(stations);
    for (int i = 0; i < stations; i++) {
      core.post(
          "/stations",
          """
          {"id":"%s","siteId":"site-%d","password":"%s","evses":[{"id":1,"current":"AC","phases":3,
           "maxChargeW":11040,"connectors":[{"id":1,"type":"sType2"}]}]}
          """
              .formatted(logins.get(i).station(), i / STATIONS_PER_SITE, logins.get(i).password()));
    }
  }
}
