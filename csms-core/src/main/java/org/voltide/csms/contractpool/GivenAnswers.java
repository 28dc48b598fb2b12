package org.voltide.csms.contractpool;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltide.pki.provisioning.Answer;

/**
 * Answers that a station fetches one after the other by the same request (OCPP 2.1 M01.FR.02 to
 * 07), for an hour. The keys in them are encrypted for their cars. Thread-safe.
 */
@Singleton
public final class GivenAnswers {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int MOST = 1_000;

  private final Map<String, Given> all =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Given> eldest) {
          return size() > MOST;
        }
      };

  private record Given(List<Answer> answers, int next, Instant until) {}

  /** The next of those kept; the last one again when all were given; empty when none are kept. */
  public synchronized Optional<Answer> next(String stationId, String request, Instant now) {
    String key = key(stationId, request);
    Optional<Given> found = Optional.ofNullable(all.get(key)).filter(g -> now.isBefore(g.until()));
    found.ifPresent(
        given ->
            all.put(
                key,
                new Given(
                    given.answers(),
                    Math.min(given.next() + 1, given.answers().size() - 1),
                    given.until())));
    return found.map(given -> given.answers().get(given.next()));
  }

  /** Keeps them and gives the first. */
  public synchronized Answer keep(
      String stationId, String request, List<Answer> answers, Instant now) {
    List<Answer> kept = new ArrayList<>(answers);
    all.put(key(stationId, request), new Given(kept, Math.min(1, kept.size() - 1), now.plus(KEPT)));
    return kept.getFirst();
  }

  /** Drops what came with a contract: it is answered anew. */
  synchronized void forget(String emaid) {
    all.values().removeIf(given -> given.answers().stream().anyMatch(a -> isFor(a, emaid)));
  }

  private static boolean isFor(Answer answer, String emaid) {
    return Emaid.of(answer.emaid()).equals(Emaid.of(emaid));
  }

  private static String key(String stationId, String request) {
    try {
      byte[] text = (stationId + '\n' + request).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
