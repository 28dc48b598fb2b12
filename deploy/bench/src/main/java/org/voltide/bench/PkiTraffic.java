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
      Ecosystem own = Ecosystem.of(place.folder().resolve("data"), "DEVLTC00000001");
      Ecosystem foreign = Ecosystem.of(place.folder().resolve("foreign"), "DEXYZC00000002");
      try (OcspServer responder = OcspServer.start(foreign.responders())) {
        measure(place, own, foreign, responder.address());
      }
    }
  }

  private void measure(Workplace place, Ecosystem own, Ecosystem foreign, String responder)
      throws IOException, InterruptedException {
    Core core =
        Core.start(
            place,
            Ecosystem.PASSWORD,
            List.of(
                "voltide.revocation.responders=" + OcspServer.HOST,
                "voltide.revocation.local=true"));
    Server bare = Server.start(place, "echo-server", Keys.make(place));
    Fleet.register(core, stations);
    for (Ecosystem each : List.of(own, foreign)) {
      core.post("/tokens", "{\"idToken\":\"%s\",\"type\":\"eMAID\"}".formatted(each.emaid()));
    }
    core.post("/authorities", foreign.trusted());
    List<Load.Login> logins = GatewayBench.logins(stations);
    try (Load toCore = Load.connect(core.tlsPort(), logins);
        Load toBare = Load.connect(bare.port(), logins)) {
      toCore.once((_, count) -> Messages.boot(count));
      toCore.expect("\"certificateStatus\":\"Accepted\"");
      Script validated = (_, count) -> own.validated(count, responder);
      authorize(core, bare, toCore, toBare, "state of a validated chain", validated);
      Script whole = (_, count) -> own.whole(count, responder);
      authorize(core, bare, toCore, toBare, "whole chain", whole);
      Script strange = (_, count) -> foreign.whole(count, responder);
      authorize(core, bare, toCore, toBare, "whole chain of another's authority", strange);
    }
  }

  private void authorize(
      Core core, Server bare, Load toCore, Load toBare, String what, Script ask) {
    for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
      toCore.send(ask, messages);
      toBare.send(ask, messages);
    }
    long refused = toCore.unexpected();
    CpuMeter bareMeter = new CpuMeter(bare::cpuSeconds);
    CpuMeter coreMeter = new CpuMeter(core::cpuSeconds);
    Pairs reached =
        Pairs.take(turns, () -> turn(bareMeter, toBare, ask), () -> turn(coreMeter, toCore, ask));
    System.out.println(
        reached.oursAtLeast("cached authorizations per CPU-s, by " + what, AUTHORIZATIONS_WANTED));
    if (toCore.unexpected() > refused) {
      System.out.printf(
          "%d authorizations were not accepted in time%n", toCore.unexpected() - refused);
    }
  }

  private double turn(CpuMeter meter, Load load, Script script) {
    load.send(script, messages);
    return meter.lap(messages);
  }
}
