package org.voltide.csms.ceremonies;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.voltide.csms.certificates.PkiSettings;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Settings;
import org.voltide.pki.audit.Reading;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.ceremony.Ceremonies;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.ceremony.RefusedException;
import org.voltide.pki.ceremony.RootUse;
import org.voltide.pki.ceremony.Verification;
import org.voltide.pki.custody.Custody;
import org.voltide.pki.custody.Pkcs11Custody;
import org.voltide.pki.custody.Pkcs12Custody;
import org.voltide.pki.profile.Role;

/** The installation's authorities and their keys. In real time. Blocks. Thread-safe. */
@Singleton
public class OwnAuthorities {
  private static final Logger LOG = Logger.getLogger(OwnAuthorities.class);
  private static final ScopedValue<String> ACTING = ScopedValue.newInstance();
  private static final String ITSELF = "voltide";
  private static final String NO_PASSWORD =
      "The authorities' keys are locked: start Voltide with VOLTIDE_PKI_PASSWORD set.";
  private static final String WRONG_PASSWORD =
      "The authorities' keys are locked: what was given does not open them.";
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Path log;
  private final Custody custody;
  private final Ceremonies ceremonies;
  private final AtomicLong acts = new AtomicLong();
  private volatile Optional<Seen> seen = Optional.empty();

  /**
   * What was read.
   *
   * @param acts how many were done before
   * @param at by the machine's own clock
   */
  private record Seen(Inventory inventory, long acts, long at) {
    boolean isFresh(long done) {
      return acts == done && System.nanoTime() - at < FRESH.toNanos();
    }
  }

  @Inject
  OwnAuthorities(Settings settings, PkiSettings pki) {
    this(
        pki.dir().orElseGet(() -> settings.data().dir().resolve("authorities")),
        directory -> custody(directory, pki),
        pki::pointers,
        Clock.systemUTC());
  }

  /** For use without the application, with keys in a file. */
  public OwnAuthorities(
      Path directory,
      Optional<String> password,
      Function<String, Pointers> pointers,
      Clock realTime) {
    this(directory, inside -> file(inside, password), pointers, realTime);
  }

  private OwnAuthorities(
      Path directory,
      Function<Path, Custody> keys,
      Function<String, Pointers> pointers,
      Clock realTime) {
    log = directory.resolve("audit.log");
    custody = keys.apply(directory);
    ceremonies =
        new Ceremonies(
            log,
            custody,
            () -> ACTING.orElse(ITSELF),
            (_, issuer) -> pointers.apply(issuer),
            realTime);
  }

  private static Custody custody(Path directory, PkiSettings pki) {
    return pki.tokenLibrary()
        .map(
            library ->
                opened(
                    () -> Pkcs11Custody.open(library, pki.tokenSlot(), pki.tokenPin().orElse(""))))
        .orElseGet(() -> file(directory, pki.password()));
  }

  private static Custody file(Path directory, Optional<String> password) {
    return password
        .map(secret -> opened(() -> new Pkcs12Custody(directory.resolve("keys.p12"), secret)))
        .orElseGet(() -> new LockedCustody(NO_PASSWORD));
  }

  @FunctionalInterface
  private interface Opening {
    Custody open() throws IOException, GeneralSecurityException;
  }

  /** Tried once: each wrong guess later would cost as much as the encryption is strong. */
  private static Custody opened(Opening opening) {
    try {
      Custody opened = opening.open();
      opened.labels();
      return opened;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException wrong) {
      LOG.errorf("The authorities' keys stay locked: %s", wrong.getMessage());
      return new LockedCustody(WRONG_PASSWORD);
    }
  }

  /** Something that is done with the authorities. */
  @FunctionalInterface
  public interface Act<T> {
    /** Does it. */
    T on(Ceremonies ceremonies, Custody custody)
        throws IOException, GeneralSecurityException, RefusedException;
  }

  /** Whether keys can be used. */
  public boolean isOpen() {
    return !(custody instanceof LockedCustody);
  }

  /** What there is; readable without keys. What others write into the log is seen in seconds. */
  public Inventory inventory() {
    long done = acts.get();
    return seen.filter(last -> last.isFresh(done))
        .map(Seen::inventory)
        .orElseGet(
            () -> {
              Inventory inventory = read();
              seen = Optional.of(new Seen(inventory, done, System.nanoTime()));
              return inventory;
            });
  }

  /** The same; empty, and in Voltide's own log, when the log of acts is not to be believed. */
  public Optional<Inventory> readable() {
    try {
      return Optional.of(inventory());
    } catch (Problem broken) {
      LOG.errorf("The authorities of this installation are left out: %s", broken.getMessage());
      return Optional.empty();
    }
  }

  private Inventory read() {
    try {
      return ceremonies.inventory();
    } catch (IOException unreadable) {
      throw Problem.of(503, unreadable.getMessage() + ".");
    }
  }

  /** Certificates of those that have one of these roles and are neither revoked nor withdrawn. */
  public Set<X509Certificate> certificates(Role... roles) {
    Set<Role> wanted = Set.of(roles);
    return readable().stream()
        .flatMap(inventory -> inventory.authorities().values().stream())
        .filter(known -> wanted.contains(known.role()) && !known.isRevoked())
        .filter(known -> known.use() != RootUse.WITHDRAWN)
        .map(known -> known.chain().getFirst())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Does something in somebody's name.
   *
   * @throws Problem 409 when it is refused, which is logged; 422 when it makes no sense; 503 when
   *     the keys cannot be used
   */
  public <T> T act(String who, Act<T> act) {
    if (custody instanceof LockedCustody(String why)) {
      throw Problem.of(503, why);
    }
    try {
      return ScopedValue.where(ACTING, who).call(() -> act.on(ceremonies, custody));
    } catch (RefusedException refused) {
      throw Problem.conflict(refused.getMessage() + ".");
    } catch (IllegalArgumentException senseless) {
      throw Problem.invalid("", senseless.getMessage() + ".");
    } catch (CertificateException unreadable) {
      throw Problem.invalid("", "A certificate cannot be read: " + unreadable.getMessage() + ".");
    } catch (IOException | GeneralSecurityException broken) {
      throw Problem.of(503, "The authorities' keys cannot be used: " + broken.getMessage() + ".");
    } catch (RuntimeException other) {
      throw other;
    } catch (Exception impossible) {
      throw new IllegalStateException("An act throws nothing else", impossible);
    } finally {
      acts.incrementAndGet();
    }
  }

  /** The same in nobody's name. */
  public <T> T act(Act<T> act) {
    return act(ITSELF, act);
  }

  /**
   * Takes back a certificate that is none of an authority. What was taken back stays so.
   *
   * @param serialNumber hexadecimal
   * @throws Problem 409 when it was not issued there
   */
  public void revoke(String issuer, String serialNumber, CRLReason reason, String who) {
    BigInteger serial = new BigInteger(serialNumber, 16);
    if (!isRevoked(issuer, serial)) {
      act(
          who,
          (ceremonies, _) -> {
            ceremonies.revoke(issuer, serial, reason, List.of());
            return issuer;
          });
    }
  }

  private boolean isRevoked(String issuer, BigInteger serial) {
    return Optional.ofNullable(inventory().authorities().get(issuer)).stream()
        .flatMap(known -> known.revoked().stream())
        .anyMatch(revoked -> revoked.serialNumber().equals(serial));
  }

  /**
   * Checks the whole log.
   *
   * @param formerHead what somebody noted earlier
   */
  Reading verify(Optional<String> formerHead) {
    try {
      return Verification.verify(log, formerHead);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
