package org.voltide.csms.ceremonies;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.pki.profile.SignatureScheme;
import org.voltide.pki.readiness.Readiness;
import org.voltide.pki.readiness.Specimen;
import org.voltide.pki.readiness.Verdict;

/**
 * What post-quantum certificates would break, as the API shows it.
 *
 * @param specimens the certificates that were made for it
 */
record ReadinessView(Instant measuredAt, List<Specimen> specimens, List<Finding> findings) {

  /**
   * What was found at a place.
   *
   * @param limit absent where not the size counts but the kind, like unit
   */
  record Finding(
      String place,
      String source,
      @Nullable Integer limit,
      @Nullable String unit,
      List<Measure> measures) {}

  /**
   * @param size absent where the kind counts
   */
  record Measure(SignatureScheme scheme, @Nullable Integer size, Verdict verdict) {}

  /** What stations themselves say they can take, where they say it. */
  record StationLimits(int stations, int smallest, int largest) {

    Verdict verdict(int size) {
      return size <= smallest ? Verdict.FITS : size <= largest ? Verdict.TIGHT : Verdict.BREAKS;
    }
  }

  static ReadinessView of(Readiness readiness, List<StationLimits> limits, Instant at) {
    return new ReadinessView(
        at,
        readiness.specimens(),
        Stream.concat(
                limits.stream().map(said -> finding(said, readiness.specimens())),
                readiness.findings().stream().map(ReadinessView::finding))
            .toList());
  }

  private static Finding finding(StationLimits said, List<Specimen> specimens) {
    return new Finding(
        "station's chain",
        "SecurityCtrlr.MaxCertificateChainSize of %d stations here, %d to %d"
            .formatted(said.stations(), said.smallest(), said.largest()),
        said.smallest(),
        "bytes",
        specimens.stream()
            .map(made -> new Measure(made.scheme(), made.chain(), said.verdict(made.chain())))
            .toList());
  }

  private static Finding finding(Readiness.Finding found) {
    return new Finding(
        found.place(),
        found.source(),
        found.limit().isPresent() ? found.limit().getAsInt() : null,
        found.unit().isEmpty() ? null : found.unit(),
        found.measures().stream()
            .map(
                measure ->
                    new Measure(
                        measure.scheme(),
                        measure.size().isPresent() ? measure.size().getAsInt() : null,
                        measure.verdict()))
            .toList());
  }
}
