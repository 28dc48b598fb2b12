package org.voltide.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.SignatureScheme;
import org.voltide.pki.provisioning.ContractGrant;
import org.voltide.pki.provisioning.Edition;
import org.voltide.pki.provisioning.ProvisioningService;
import org.voltide.pki.provisioning.RequestReader;
import org.voltide.pki.provisioning.Trust;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Certificates and provisioning answers against the bare cryptography in them. */
@Command(
    name = "pki",
    description = "Certificates and contract provisioning against bare Bouncy Castle operations.")
final class PkiBench implements Callable<Integer> {
  private static final double WANTED_ISSUE = 1.3;
  private static final double WANTED_2 = 1.5;
  private static final double WANTED_20 = 1.3;
  private static final int LIMIT = 17_000;
  private static final int WARM_UP = 3;
  private static final int TRAFFIC_TURNS = 5;

  /** A leaf costs a small part of an answer. */
  private static final int LEAVES_AN_ANSWER = 20;

  /** P-521 costs about ten times as much as P-256. */
  private static final int SHARE_OF_P521 = 8;

  @Option(names = "--turns", defaultValue = "9", description = "Turns (${DEFAULT-VALUE}).")
  private int turns;

  @Option(
      names = "--answers",
      defaultValue = "300",
      description = "Answers of ISO 15118-2 in a turn (${DEFAULT-VALUE}).")
  private int answers;

  @Option(
      names = "--schemas",
      paramLabel = "DIRECTORY",
      defaultValue = "${env:VOLTIDE_PKI_SCHEMAS:-data/iso15118-schemas}",
      description = "Where ISO's schemas are (${DEFAULT-VALUE}).")
  private Path schemas = Path.of("");

  @Option(
      names = "--stations",
      defaultValue = "200",
      description = "Stations that ask a core; 0 leaves that out (${DEFAULT-VALUE}).")
  private int stations;

  @Option(
      names = "--authorizations",
      defaultValue = "10000",
      description = "In a turn (${DEFAULT-VALUE}).")
  private int authorizations;

  @Option(
      names = "--renewals",
      defaultValue = "200",
      description =
          "Stations whose certificates a campaign renews; 0 leaves that out (${DEFAULT-VALUE}).")
  private int renewals;

  @Option(
      names = "--only-traffic",
      description = "Leave out certificates and answers by themselves, which need ISO's schemas.")
  private boolean onlyTraffic;

  /** What can fail. */
  private interface Work {
    void run() throws GeneralSecurityException;
  }

  @Override
  public Integer call()
      throws IOException, GeneralSecurityException, InterruptedException, SQLException {
    Sizes.requireAtLeast("--turns", turns, 1);
    Sizes.requireAtLeast("--answers", answers, SHARE_OF_P521);
    Sizes.requireAtLeast("--stations", stations, 0);
    Sizes.requireAtLeast("--authorizations", authorizations, stations);
    Sizes.requireConnectable(stations);
    Sizes.requireAtLeast("--renewals", renewals, 0);
    Sizes.requireConnectable(renewals);
    if (!onlyTraffic) {
      measureAlone();
    }
    if (stations > 0) {
      new PkiTraffic(stations, TRAFFIC_TURNS, authorizations).measure();
    }
    if (renewals > 0) {
      new RenewalTraffic(renewals).measure();
    }
    return 0;
  }

  private void measureAlone() throws IOException, GeneralSecurityException {
    Path directory = Files.createTempDirectory("voltide-bench-pki");
    try {
      measure(
          PkiWorld.in(directory, ProfilePack.ISO_15118_2, SignatureScheme.ECDSA_P256),
          PkiWorld.in(directory, ProfilePack.ISO_15118_20, SignatureScheme.ECDSA_P521));
    } finally {
      delete(directory);
    }
  }

  private void measure(PkiWorld iso2, PkiWorld iso20) throws GeneralSecurityException {
    BareCrypto bare2 = new BareCrypto(iso2, "SHA256withECDSA", "secp256r1");
    BareCrypto bare20 = new BareCrypto(iso20, "SHA512withECDSA", "secp521r1");
    PublicKey station = iso2.car().keys().getPublic();
    BareIssue bareIssue =
        new BareIssue(iso2.car().keys(), station, iso2.issueStation(station).getFirst());
    System.out.println("microseconds of CPU each; answers start at the request's base64");
    print(
        compare(LEAVES_AN_ANSWER * answers, bareIssue::issue, () -> iso2.issueStation(station))
            .atMost("SECC leaf issued, P-256", WANTED_ISSUE));
    long before = System.nanoTime();
    Exi exi =
        switch (Exi.open(schemas, Exi.userCache())) {
          case Exi.Ready(Exi ready) -> ready;
          case Exi.Unavailable(var _, String reason) -> throw new BenchException(reason);
        };
    System.out.printf(
        Locale.ROOT, "grammars there after %d ms%n", (System.nanoTime() - before) / 1_000_000);
    CarRequests cars = new CarRequests(exi, iso2.car());
    print(
        compare(answers, bare2::answer, answering(exi, iso2, Edition.ISO_2, cars.iso2()))
            .atMost("provisioning answer of ISO 15118-2", WANTED_2));
    CarRequests later = new CarRequests(exi, iso20.car());
    print(
        compare(
                answers / SHARE_OF_P521,
                bare20::answer,
                answering(exi, iso20, Edition.ISO_20, later.iso20()))
            .atMost("provisioning answer of ISO 15118-20", WANTED_20));
  }

  private static Work answering(Exi exi, PkiWorld world, Edition edition, String request) {
    Set<java.security.cert.X509Certificate> authorities =
        Set.copyOf(world.car().chain().subList(1, 3));
    var reader = new RequestReader(exi, new Trust(Set.of(world.root()), authorities), Trust.in());
    var service = new ProvisioningService(exi, world.service(), world.serviceKey()::sign);
    var contract =
        new ContractGrant(
            "DEABCC12345678", world.contract().chain(), world.contract().keys().getPrivate());
    return () -> {
      Instant now = Instant.now();
      switch (reader.read(edition, request, now)) {
        case RequestReader.Refused(var refusal) -> throw new BenchException(refusal.reason());
        case RequestReader.Understood(var understood) -> {
          if (service.answer(understood, List.of(contract), LIMIT, now)
              instanceof ProvisioningService.Refused(var refusal)) {
            throw new BenchException(refusal.reason());
          }
        }
      }
    };
  }

  /** The first turns of each are for the compiler and do not count. */
  private Pairs compare(int count, Work bare, Work ours) {
    Pairs.take(WARM_UP, () -> microseconds(count, bare), () -> microseconds(count, ours));
    return Pairs.take(turns, () -> microseconds(count, bare), () -> microseconds(count, ours));
  }

  private static double microseconds(int count, Work work) {
    double before = processSeconds();
    try {
      for (int i = 0; i < count; i++) {
        work.run();
      }
    } catch (GeneralSecurityException e) {
      throw new BenchException("an operation failed: " + e.getMessage(), e);
    }
    return (processSeconds() - before) * 1e6 / count;
  }

  private static double processSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static void print(String line) {
    System.out.println(line);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
