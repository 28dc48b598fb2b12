package org.voltide.csms.procedures.rollover;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.voltide.csms.authorities.PemChain;
import org.voltide.csms.certificates.RootSuccession.Roots;
import org.voltide.csms.platform.Json;
import org.voltide.csms.procedures.Procedure;
import org.voltide.csms.stationcertificates.RootWishes.Standing;
import org.voltide.pki.authority.Pem;

/**
 * A rollover of the gateway's root, as the API shows it.
 *
 * @param roots old and new
 * @param stations that connect by TLS
 * @param left how many of them do not have the new root
 * @param missing those of them that do not have the new root, the first 500 by name
 */
record Rollover(
    @JsonUnwrapped Procedure procedure,
    RootTexts roots,
    int stations,
    long left,
    List<Standing> missing) {
  static final String SUBJECT = "csms-root";

  Rollover {
    missing = List.copyOf(missing);
  }

  /** How far it is. */
  enum State {
    /** Stations get the new root. */
    PREPARING,
    /** All have it; the gateway may change. */
    READY,
    /** The gateway has changed; stations have both roots. */
    SWITCHED,
    /** Stations lose the old root. */
    ENDED,
    /** Nothing has changed; stations lose the new root. */
    CANCELLED
  }

  /** The certificates in PEM; see {@link Roots}. */
  record RootTexts(String old, String next, String cross) {
    static RootTexts of(Roots roots) {
      try {
        return new RootTexts(Pem.of(roots.old()), Pem.of(roots.next()), Pem.of(roots.cross()));
      } catch (CertificateException impossible) {
        throw new IllegalStateException("A root that was made cannot be written", impossible);
      }
    }

    Roots read() {
      return new Roots(read(old), read(next), read(cross));
    }

    private static X509Certificate read(String pem) {
      try {
        return PemChain.read(pem).getFirst();
      } catch (CertificateException impossible) {
        throw new IllegalStateException("A stored root cannot be read", impossible);
      }
    }
  }

  static RootTexts texts(Procedure procedure) {
    return Json.stored(RootTexts.class, procedure.facts());
  }

  static Rollover of(Procedure procedure, Standings standings) {
    return new Rollover(
        procedure, texts(procedure), standings.all().size(), standings.left(), standings.shown());
  }
}
