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
      Fleet.register(core, stations);
      core.post("/tokens", "{\"idToken\":\"%s\",\"type\":\"eMAID\"}".formatted(Ecosystem.EMAID));
      List<Load.Login> logins = GatewayBench.logins(stations);
      try (Load toCore = Load.connect(core.tlsPort(), logins);
          Load toBare = Load.connect(bare.port(), logins)) {
        toCore.once((_, count) -> Messages.boot(count));
        authorize(core, bare, toCore, toBare, ecosystem);
      }
    }
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
