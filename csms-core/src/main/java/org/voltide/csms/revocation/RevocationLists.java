package org.voltide.csms.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.voltide.csms.revocation.ListTable.Kept;
import org.voltide.csms.revocation.Revocations.Question;
import org.voltide.ocpp.message.certificates.CertificateStatus;
import org.voltide.pki.revocation.CertificateId;
import org.voltide.pki.revocation.RevocationListing;

/**
 * Revocation lists of authorities: verified, kept, and fetched anew before they end. Time is real.
 * Blocks. Thread-safe.
 */
final class RevocationLists {
  private static final Logger LOG = Logger.getLogger(RevocationLists.class);
  private static final int MOST_IN_MEMORY = 32;

  private final ListTable table;
  private final Responders responders;
  private final Clock realTime;

  /** By the issuer's id; those that were not needed longest go first. */
  private final Map<String, RevocationListing> read =
      new LinkedHashMap<>(MOST_IN_MEMORY, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RevocationListing> eldest) {
          return size() > MOST_IN_MEMORY;
        }
      };

  RevocationLists(ListTable table, Responders responders, Clock realTime) {
    this.table = table;
    this.responders = responders;
    this.realTime = realTime;
  }

  /** What a kept list says; empty without one. */
  Optional<Standing> known(CertificateId id, X509Certificate issuer) {
    Instant now = realTime.instant();
    String key = StoredCertificate.id(issuer);
    return inMemory(key, now).or(() -> stored(key, issuer, now)).map(list -> standing(list, id));
  }

  /** What a list says that is fetched now, from the first of the addresses that has one. */
  Optional<Standing> fetched(Question question) {
    return question.lists().stream()
        .flatMap(
            address ->
                fetched(question.issuer(), address, question.named().contains(address)).stream())
        .findFirst()
        .map(list -> standing(list, question.id()));
  }

  /** Fetches anew what ends soon, and forgets what nobody has asked for. */
  void refresh(Duration idle) {
    table.forget(realTime.instant(), idle);
    table
        .endingSoon(realTime.instant())
        .forEach(kept -> fetched(kept.issuer(), kept.address(), true));
  }

  private static Standing standing(RevocationListing list, CertificateId id) {
    boolean isRevoked = list.lists(new BigInteger(id.serialNumber(), 16));
    return new Standing(
        isRevoked ? CertificateStatus.Revoked : CertificateStatus.Good, list.nextUpdate());
  }

  private Optional<RevocationListing> inMemory(String key, Instant now) {
    synchronized (read) {
      return Optional.ofNullable(read.get(key)).filter(list -> list.nextUpdate().isAfter(now));
    }
  }

  private Optional<RevocationListing> stored(String key, X509Certificate issuer, Instant now) {
    return table.find(issuer, now).flatMap(kept -> remembered(key, kept, now));
  }

  private Optional<RevocationListing> remembered(String key, Kept kept, Instant now) {
    try {
      return Optional.of(read(key, kept, now));
    } catch (RevocationListing.RefusedException unusable) {
      LOG.warnf("A revocation list of %s cannot be used: %s", kept.address(), unusable);
      return Optional.empty();
    }
  }

  private RevocationListing read(String key, Kept kept, Instant now)
      throws RevocationListing.RefusedException {
    RevocationListing list = RevocationListing.read(kept.list(), kept.issuer(), now);
    synchronized (read) {
      read.put(key, list);
    }
    return list;
  }

  /**
   * @param isNamed whether a failure tells how the server does
   */
  private Optional<RevocationListing> fetched(
      X509Certificate issuer, String address, boolean isNamed) {
    try {
      Instant now = realTime.instant();
      Kept kept = new Kept(issuer, address, responders.fetch(address));
      RevocationListing list = read(StoredCertificate.id(issuer), kept, now);
      responders.health().answered(ResponderHealth.Service.CRL, address, now);
      table.keep(kept, list, now);
      return Optional.of(list);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException | RevocationListing.RefusedException unusable) {
      LOG.warnf("No usable revocation list from %s: %s", address, unusable);
      if (isNamed) {
        responders
            .health()
            .failed(
                ResponderHealth.Service.CRL,
                address,
                realTime.instant(),
                "" + unusable.getMessage());
      }
      return Optional.empty();
    }
  }
}
