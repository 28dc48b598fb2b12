package org.voltide.bench;

import java.io.IOException;
import java.util.List;
import org.voltide.bench.Load.Script;

/**
 * Stations that ask a real core over TLS whether contracts may charge whose state is known. CPU
 * time of core and PostgreSQL counts.
 */
final class PkiTraffic {
  private static final double AUTHORIZATIONS_WANTED = 2000;
  private static final int STATIONS_PER_SITE = 100;
  private static final int WARM_UP_TURNS = 6;

  private final int stations;
  private final int turns;
  private final int messages;

  PkiTraffic(int stations, int turns, int messages) {
    this.stations = stations;
    this.turns = turns;
    this.messages = messages;
  }

  void measure() throws IOException, InterruptedException {
    try (Workplace place = Workplace.open()) {
      Ecosystem ecosystem = Ecosystem.in(place.folder().resolve("data"));
      Core core = Core.start(place, Ecosystem.PASSWORD);
      Server bare = Server.start(place, "echo-server", Keys.make(place));
      register(core);
      List<Load.Login> logins = GatewayBench.logins(stations);
      try (Load toCore = Load.connect(core.tlsPort(), logins);
          Load toBare = Load.connect(bare.port(), logins)) {
        toCore.once((_, count) -> Messages.boot(count));
        authorize(core, bare, toCore, toBare, ecosystem);
      }
    }
  }

  private void register(Core core) throws IOException, InterruptedException {
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
    core.post("/tokens", "{\"idToken\":\"%s\",\"type\":\"eMAID\"}".formatted(Ecosystem.EMAID));
  }

  private void authorize(Core core, Server bare, Load toCore, Load toBare, Ecosystem ecosystem) {
    Script ask = (_, count) -> ecosystem.authorize(count);
    toCore.expect("\"certificateStatus\":\"Accepted\"");
    for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
      toCore.send(ask, messages);
      toBare.send(ask, messages);
    }
    CpuMeter bareMeter = new CpuMeter(bare::cpuSeconds);
    CpuMeter coreMeter = new CpuMeter(core::cpuSeconds);
    Pairs reached =
        Pairs.take(turns, () -> turn(bareMeter, toBare, ask), () -> turn(coreMeter, toCore, ask));
    System.out.println(
        reached.oursAtLeast("cached authorizations per CPU-s", AUTHORIZATIONS_WANTED));
    if (toCore.unexpected() > 0) {
      System.out.printf("%d authorizations were not accepted in time%n", toCore.unexpected());
    }
  }

  private double turn(CpuMeter meter, Load load, Script script) {
    load.send(script, messages);
    return meter.lap(messages);
  }
}
