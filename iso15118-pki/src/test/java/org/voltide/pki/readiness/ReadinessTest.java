package org.voltide.pki.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.voltide.pki.TestHierarchy;
import org.voltide.pki.profile.SignatureScheme;

/** Certificates of all kinds are made here, so their sizes are those of the day. */
class ReadinessTest {
  private static Readiness readiness;

  @BeforeAll
  static void measure() throws Exception {
    readiness = Readiness.measure(Readiness.all(), TestHierarchy.NOW);
  }

  @Test
  void whatPassesTodayIsSaidToFit() {
    assertThat(verdicts("ISO 15118-2, schema", "certificate to a car"))
        .containsEntry(SignatureScheme.ECDSA_P256, Verdict.FITS);
    assertThat(verdicts("ISO 15118-20, schema", "certificate to a car"))
        .containsEntry(SignatureScheme.ECDSA_P521, Verdict.FITS)
        .containsEntry(SignatureScheme.ED448, Verdict.FITS);
    assertThat(verdicts("OCPP 2.1", "answer to a car"))
        .containsEntry(SignatureScheme.ECDSA_P521, Verdict.FITS);
    assertThat(verdicts("OCPP 2.0.1, Get", "answer to a car"))
        .as("a whole answer has 5868 characters of 5600")
        .containsEntry(SignatureScheme.ECDSA_P521, Verdict.BREAKS);
  }

  @Test
  void noCertificateOfTheFutureReachesACar() {
    assertThat(verdicts("ISO 15118-20, schema", "certificate to a car"))
        .containsEntry(SignatureScheme.ML_DSA_44, Verdict.BREAKS)
        .containsEntry(SignatureScheme.SLH_DSA_SHA2_128S, Verdict.BREAKS);
    assertThat(verdicts("OCPP 2.1", "certificate request"))
        .containsEntry(SignatureScheme.ML_DSA_44, Verdict.FITS)
        .containsEntry(SignatureScheme.ML_DSA_65, Verdict.BREAKS);
    assertThat(verdicts("RFC 8446", "certificates in the TLS handshake with a car"))
        .containsEntry(SignatureScheme.ECDSA_P521, Verdict.FITS)
        .containsEntry(SignatureScheme.ML_DSA_44, Verdict.TIGHT);
  }

  /** FIPS 204 table 2, FIPS 205 table 2, FIPS 203 table 3. */
  @Test
  void sizesAreThoseOfTheStandards() {
    assertThat(specimen(SignatureScheme.ML_DSA_44).signature()).isEqualTo(2420);
    assertThat(specimen(SignatureScheme.ML_DSA_65).signature()).isEqualTo(3309);
    assertThat(specimen(SignatureScheme.ML_DSA_87).signature()).isEqualTo(4627);
    assertThat(specimen(SignatureScheme.SLH_DSA_SHA2_128S).signature()).isEqualTo(7856);
    assertThat(specimen(SignatureScheme.ML_DSA_65).exchange()).isEqualTo(1088);
    assertThat(readiness.specimens())
        .allSatisfy(made -> assertThat(made.certificate()).isGreaterThan(made.signature()));
  }

  @Test
  void everyPlaceJudgesEverySchemeAndSaysWhereItIsWritten() {
    assertThat(readiness.findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.source()).isNotBlank();
              assertThat(finding.measures())
                  .extracting(Readiness.Measure::scheme)
                  .containsExactlyElementsOf(EnumSet.allOf(SignatureScheme.class));
              assertThat(finding.measures())
                  .extracting(measure -> measure.size().isPresent())
                  .containsOnly(finding.limit().isPresent());
              assertThat(finding.limit()).isNotEqualTo(OptionalInt.of(0));
            });
  }

  private static Specimen specimen(SignatureScheme scheme) {
    return readiness.specimens().stream()
        .filter(made -> made.scheme() == scheme)
        .findFirst()
        .orElseThrow();
  }

  private static Map<SignatureScheme, Verdict> verdicts(String source, String place) {
    List<Readiness.Finding> found =
        readiness.findings().stream()
            .filter(finding -> finding.source().contains(source))
            .filter(finding -> finding.place().startsWith(place))
            .toList();
    assertThat(found).hasSize(1);
    return found.getFirst().measures().stream()
        .collect(Collectors.toMap(Readiness.Measure::scheme, Readiness.Measure::verdict));
  }
}
