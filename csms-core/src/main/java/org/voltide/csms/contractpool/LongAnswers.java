package org.voltide.csms.contractpool;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.voltide.pki.provisioning.InstallationRequest;

/**
 * What has turned out to be longer than a station's version of OCPP carries, for an hour: no
 * certificate is to be issued for the same again. Thread-safe.
 */
final class LongAnswers {
  private static final Duration KEPT = Duration.ofHours(1);

  private final Map<Size, Instant> until = new ConcurrentHashMap<>();

  /** How long an answer gets depends on the kind of the car's key. */
  private record Size(int limit, int keyBytes) {
    static Size of(InstallationRequest request, int limit) {
      return new Size(limit, request.certificate().getPublicKey().getEncoded().length);
    }
  }

  boolean include(InstallationRequest request, int limit, Instant now) {
    return now.isBefore(until.getOrDefault(Size.of(request, limit), now));
  }

  void add(InstallationRequest request, int limit, Instant now) {
    until.put(Size.of(request, limit), now.plus(KEPT));
  }
}
