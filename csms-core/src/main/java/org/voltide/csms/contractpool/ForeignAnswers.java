package org.voltide.csms.contractpool;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.provisioning.AnswerVerifier;
import org.voltide.pki.provisioning.Deviation;
import org.voltide.pki.provisioning.Edition;
import org.voltide.pki.provisioning.Refusal;
import org.voltide.pki.provisioning.Verification;

/**
 * Verifies answers of others' provisioning services, as far as schemas and trusted authorities go.
 * Blocks. Thread-safe.
 */
@Singleton
public class ForeignAnswers {
  private final Schemas schemas;
  private final ProviderTrust trust;
  private final Clock realTime;

  @Inject
  ForeignAnswers(Schemas schemas, ProviderTrust trust) {
    this(schemas, trust, Clock.systemUTC());
  }

  ForeignAnswers(Schemas schemas, ProviderTrust trust, Clock realTime) {
    this.schemas = schemas;
    this.trust = trust;
    this.realTime = realTime;
  }

  /** What an answer is worth. */
  public sealed interface Verdict {

    /**
     * Digests, signature, certificates and eMAID are right.
     *
     * @param forgiven how it deviates from the standard, nevertheless
     */
    record Right(List<String> forgiven) implements Verdict {
      public Right {
        forgiven = List.copyOf(forgiven);
      }
    }

    /** Nothing wrong was found, but not all could be checked. */
    record Unproven(String why) implements Verdict {}

    /** It is no answer that a car may take. */
    record Wrong(String why) implements Verdict {}
  }

  /**
   * Verifies an answer.
   *
   * @param schemaVersion as OCPP's field {@code iso15118SchemaVersion} has it
   * @param exi CertificateInstallationRes or CertificateUpdateRes in base64
   */
  public Verdict judge(String schemaVersion, String exi) {
    Optional<Edition> edition =
        Stream.of(Edition.values())
            .filter(one -> one.schemaVersion().equals(schemaVersion))
            .findFirst();
    if (edition.isEmpty()) {
      return new Verdict.Unproven("this edition of ISO 15118 is not known here");
    }
    return switch (schemas.now()) {
      case Exi.Unavailable(var _, String reason) -> new Verdict.Unproven(reason);
      case Exi.Ready(Exi codecs) ->
          switch (new AnswerVerifier(codecs, trust.services(), trust.contracts())
              .verify(edition.get(), exi, realTime.instant())) {
            case AnswerVerifier.Unverifiable(Refusal refusal) ->
                new Verdict.Wrong(refusal.reason());
            case AnswerVerifier.Verified(Verification found) -> judge(found);
          };
    };
  }

  private Verdict judge(Verification found) {
    if (trust.isDistrusted(
        Stream.of(found.contract(), found.service()).flatMap(Collection::stream).toList())) {
      return new Verdict.Wrong("one of its certificates is of an authority that is distrusted");
    }
    if (found.isRight()) {
      return new Verdict.Right(
          found.deviations().stream().map(Deviation::meaning).sorted().toList());
    }
    String why = found.faults().stream().map(Refusal::reason).collect(Collectors.joining("; "));
    return found.faults().stream().allMatch(Refusal.IssuerUnknown.class::isInstance)
        ? new Verdict.Unproven(why)
        : new Verdict.Wrong(why);
  }
}
