package org.voltide.csms.upstream;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.SecretBox;
import org.voltide.csms.store.Database;
import org.voltide.csms.upstream.Account.Authentication;

/** Others who are asked, without the application. */
public final class World {
  private World() {}

  public static Upstreams upstreams(Database database, Path directory) {
    return new Upstreams(
        database, new SecretBox(directory), () -> Duration.ofSeconds(20), Clock.systemUTC());
  }

  /** An EST server that wants a password, asked for what stations show to cars. */
  public static void keepEst(Upstreams upstreams, String label, String address) {
    upstreams.keep(label, est(address), new Secrets("top secret", null, null));
  }

  /** A contract pool that asks for no proof of who asks. */
  public static void keepPool(Upstreams upstreams, String label, String address) {
    Account pool =
        account(Kind.OPNC, address, null, Set.of(Use.CONTRACTS), Authentication.NONE, null);
    upstreams.keep(label, pool, new Secrets("unused", null, null));
  }

  static Account est(String address) {
    return account(Kind.EST, address, "stations", Set.of(Use.V2G), Authentication.BASIC, "voltide");
  }

  static Account account(
      Kind kind,
      String address,
      @Nullable String authority,
      Set<Use> uses,
      Authentication authentication,
      @Nullable String user) {
    return new Account(
        kind,
        address,
        authority,
        uses,
        null,
        null,
        null,
        true,
        authentication,
        user,
        kind == Kind.OPCP ? address + "/oauth/token" : null,
        kind == Kind.OPCP ? "https://pool.example" : null,
        null,
        null,
        kind == Kind.OPNC ? "DEABC" : null,
        null,
        null,
        null);
  }
}
