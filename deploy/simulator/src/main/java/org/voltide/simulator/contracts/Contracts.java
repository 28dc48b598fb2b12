package org.voltide.simulator.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltide.simulator.certificates.Pem;

/**
 * The contracts of the cars, kept as certificates beside the rest of the state. Who issued them
 * forgets the keys: none of these contracts is ever to sign anything here.
 *
 * @param root whom a CSMS has to trust; empty when no car has a contract
 * @param chains by eMAID, each in PEM without the root
 */
public record Contracts(Optional<X509Certificate> root, Map<String, String> chains) {

  public Contracts {
    chains = Map.copyOf(chains);
  }

  public static Contracts none() {
    return new Contracts(Optional.empty(), Map.of());
  }

  /**
   * Those of earlier runs, or new ones of a new issuer where some are missing or have ended.
   *
   * @throws IOException when the directory cannot be used
   */
  public static Contracts kept(Path state, List<String> emaids, Instant now) throws IOException {
    if (emaids.isEmpty()) {
      return none();
    }
    Path folder = Files.createDirectories(state.resolve("contracts"));
    try {
      Optional<Contracts> known = read(folder, emaids, now);
      return known.isPresent() ? known.get() : issue(folder, emaids, now);
    } catch (GeneralSecurityException e) {
      throw new IOException("No contracts can be had in " + folder, e);
    }
  }

  private static Optional<Contracts> read(Path folder, List<String> emaids, Instant now)
      throws IOException, GeneralSecurityException {
    Path root = folder.resolve("root.pem");
    Map<String, String> chains = new HashMap<>();
    for (String emaid : emaids) {
      Path file = folder.resolve(emaid + ".pem");
      if (!Files.exists(root) || !Files.exists(file)) {
        return Optional.empty();
      }
      chains.put(emaid, Files.readString(file));
    }
    X509Certificate anchor = Pem.read(Files.readString(root)).getFirst();
    for (String chain : chains.values()) {
      List<X509Certificate> certificates = Pem.read(chain);
      if (!Pem.holds(certificates, now) || !Pem.issued(anchor, certificates.getLast())) {
        return Optional.empty();
      }
    }
    return Optional.of(new Contracts(Optional.of(anchor), chains));
  }

  private static Contracts issue(Path folder, List<String> emaids, Instant now)
      throws IOException, GeneralSecurityException {
    Authority operator =
        Authority.found(Authority.Kind.MOBILITY_OPERATOR, Authority.Curve.P256, now);
    Map<String, String> chains = new HashMap<>();
    for (String emaid : emaids) {
      String chain = Pem.write(operator.leaf(emaid, now).chain());
      chains.put(emaid, chain);
      Files.writeString(folder.resolve(emaid + ".pem"), chain);
    }
    Files.writeString(folder.resolve("root.pem"), Pem.write(List.of(operator.root())));
    return new Contracts(Optional.of(operator.root()), chains);
  }

  /** The root in PEM; empty when no car has a contract. */
  public Optional<String> rootPem() {
    return root.map(certificate -> Pem.write(List.of(certificate)));
  }

  /** The root's SHA-256, hexadecimal; empty when no car has a contract. */
  public Optional<String> rootFingerprint() {
    return root.map(Pem::fingerprint);
  }
}
