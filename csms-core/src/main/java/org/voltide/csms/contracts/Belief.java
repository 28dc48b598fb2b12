package org.voltide.csms.contracts;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.csms.authorities.Authorities.ContractTrust;
import org.voltide.csms.contractpool.Emaid;
import org.voltide.csms.revocation.Revocations.Question;
import org.voltide.ocpp.message.type.OCSPRequestData;
import org.voltide.pki.trust.Distrust;

/**
 * Whom contracts are believed from for as long as nobody changes that, and what was found out about
 * contracts meanwhile. What is revoked or was ended is not part of it. Thread-safe.
 */
final class Belief {
  static final int MOST_CONTRACTS = 5_000;

  private final ContractTrust trust;
  private final Set<X509Certificate> own;
  private final Set<X509Certificate> issuers;

  /** Those that were not shown longest go first. */
  private final Map<Shown, Contract> contracts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Shown, Contract> eldest) {
          return size() > MOST_CONTRACTS;
        }
      };

  /**
   * @param own authorities of this installation that issue contracts
   */
  Belief(ContractTrust trust, Set<X509Certificate> own) {
    this.trust = trust;
    this.own = own;
    this.issuers =
        trust
            .distrust()
            .without(
                Stream.concat(trust.issuers().stream(), own.stream())
                    .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * What a station sent of a contract, byte by byte.
   *
   * @param chain its PEM's SHA-256, hexadecimal; empty when there was none
   */
  record Shown(String chain, List<OCSPRequestData> hashes) {
    Shown {
      hashes = List.copyOf(hashes);
    }
  }

  /**
   * A contract that can be believed as far as nothing of it is revoked or was ended.
   *
   * @param of whom it names; empty when only hashes were shown
   * @param questions what has to be known as not revoked
   * @param from since when all its certificates are in force
   * @param until until when
   */
  record Contract(Optional<Set<Emaid>> of, List<Question> questions, Instant from, Instant until) {
    Contract {
      of = of.map(Set::copyOf);
      questions = List.copyOf(questions);
    }

    boolean isFor(Emaid emaid) {
      return of.map(names -> names.contains(emaid)).orElse(true);
    }

    private boolean isInForce(Instant at) {
      return !at.isBefore(from) && !at.isAfter(until);
    }
  }

  /** OCPP 2.1 OCSPRequestDataType. */
  private static boolean isOfLegalLength(OCSPRequestData data) {
    return data.issuerNameHash().length() <= 128
        && data.issuerKeyHash().length() <= 128
        && data.serialNumber().length() <= 40
        && data.responderURL().length() <= 2_000;
  }

  long version() {
    return trust.version();
  }

  Distrust distrust() {
    return trust.distrust();
  }

  /** Those of others that are trusted, and those of this installation, but for the distrusted. */
  Set<X509Certificate> issuers() {
    return issuers;
  }

  boolean isWith(Set<X509Certificate> ownNow) {
    return own.equals(ownNow);
  }

  /** What was found out about the same before, where time has not made it wrong. */
  Optional<Contract> known(Shown shown, Instant at) {
    synchronized (contracts) {
      return Optional.ofNullable(contracts.get(shown)).filter(contract -> contract.isInForce(at));
    }
  }

  /** Unless it is longer than the specification allows, so that nobody fills the memory. */
  void remember(Shown shown, Contract contract) {
    if (!shown.hashes().stream().allMatch(Belief::isOfLegalLength)) {
      return;
    }
    synchronized (contracts) {
      contracts.put(shown, contract);
    }
  }
}
