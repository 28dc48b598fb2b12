package org.voltide.csms.certificates;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.voltide.csms.platform.Settings;
import org.voltide.pki.authority.Credential;
import org.voltide.pki.authority.PemFiles;

/**
 * By what the gateway proves itself to stations, and by whom stations prove themselves to it.
 *
 * @param credentials the operator's, else of Voltide's own root one for each kind of key
 * @param stationRoots Voltide's own roots, those that they followed, and those the operator trusts
 */
public record GatewayKeys(List<Credential> credentials, Set<X509Certificate> stationRoots) {

  public GatewayKeys {
    credentials = List.copyOf(credentials);
    stationRoots = Set.copyOf(stationRoots);
  }

  /**
   * Reads them from the files that the settings name and {@code data/pki}; makes what is missing
   * there, and renews what ends soon.
   *
   * @param now real time, by which stations check certificates
   */
  public static GatewayKeys read(Settings settings, Instant now)
      throws IOException, GeneralSecurityException {
    Settings.Gateway gateway = settings.gateway();
    GatewayCertificate own =
        new GatewayCertificate(
            settings.data().dir().resolve("pki"), gateway.hostNames().orElse(List.of()));
    Set<X509Certificate> roots =
        new HashSet<>(
            Set.of(
                own.root(now).credential().certificate(),
                own.v2gRoot(now).credential().certificate()));
    roots.addAll(own.formerRoots());
    roots.addAll(PemFiles.read(gateway.stationRoots().orElse(List.of())).certificates());
    Optional<List<Path>> files = gateway.tlsFiles();
    return new GatewayKeys(
        files.isPresent() ? PemFiles.read(files.get()).credentials() : own.at(now), roots);
  }
}
