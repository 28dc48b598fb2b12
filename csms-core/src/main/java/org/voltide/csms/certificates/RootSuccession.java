package org.voltide.csms.certificates;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.platform.Settings;
import org.voltide.pki.authority.Authority;
import org.voltide.pki.authority.Credential;
import org.voltide.pki.authority.CredentialFile;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.authority.Validity;

/**
 * The successor of Voltide's own root for the gateway: made beside it, later put in its place. Each
 * step may be repeated, after a crash, too. Blocks. Thread-safe.
 */
@Singleton
public class RootSuccession {
  private final GatewayCertificate own;
  private final Clock realTime;

  @Inject
  RootSuccession(Settings settings) {
    this(
        new GatewayCertificate(settings.data().dir().resolve("pki"), List.of()), Clock.systemUTC());
  }

  /** For use without the application. */
  public RootSuccession(GatewayCertificate own, Clock realTime) {
    this.own = own;
    this.realTime = realTime;
  }

  /**
   * Who follows whom.
   *
   * @param cross the new root's key, certified by the old root: what stations take that want each
   *     root signed by the one before (OCPP 2.1 M05.FR.10)
   */
  public record Roots(X509Certificate old, X509Certificate next, X509Certificate cross) {}

  /** Makes the new root, unless it was made before; nothing is issued by it yet. */
  public synchronized Roots prepare() {
    return done(
        () -> {
          Instant now = realTime.instant();
          Authority old = own.root(now);
          Authority next = next(now);
          X509Certificate root = next.credential().certificate();
          Validity validity =
              new Validity(now, old.credential().certificate().getNotAfter().toInstant());
          return new Roots(old.credential().certificate(), root, old.crossCertify(root, validity));
        });
  }

  private Authority next(Instant now) throws IOException, GeneralSecurityException {
    CredentialFile file = own.nextRoot();
    Optional<Credential> made = file.read();
    if (made.isPresent()) {
      return new Authority(made.get());
    }
    Authority next = own.newRoot(" " + now.atOffset(ZoneOffset.UTC).toLocalDate(), now);
    file.write(next.credential());
    return next;
  }

  /**
   * Puts the new root in the old one's place: what the gateway shows and what stations are issued
   * comes from it from then on. Certificates that stations have from the old one are good until
   * they end; its key is gone.
   */
  public synchronized void promote() {
    done(
        () -> {
          Instant now = realTime.instant();
          Path next = own.nextRoot().path();
          if (Files.exists(next)) {
            X509Certificate old = own.root(now).credential().certificate();
            Files.writeString(own.formerRoot(old), Pem.of(old));
            Files.move(
                next,
                own.currentRoot().path(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
          }
          own.showRoot(own.root(now));
          return now;
        });
  }

  /** Whether the key of a root is here, to follow or in the old one's place already. */
  public synchronized boolean holds(X509Certificate root) {
    return done(
        () ->
            own.nextRoot().read().filter(next -> next.certificate().equals(root)).isPresent()
                || own.root(realTime.instant()).credential().certificate().equals(root));
  }

  /** Forgets the new root. */
  public synchronized void cancel() {
    done(() -> Files.deleteIfExists(own.nextRoot().path()));
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException, GeneralSecurityException;
  }

  private static <T> T done(Work<T> work) {
    try {
      return work.run();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("Voltide's own root cannot be followed", broken);
    }
  }
}
