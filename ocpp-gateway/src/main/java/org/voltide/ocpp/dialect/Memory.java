package org.voltide.ocpp.dialect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.v16.ChargePointErrorCode;

/**
 * What one station of OCPP 1.6 leaves unsaid and was said before: of which type a token is, which
 * request a status belongs to, which transaction a connector has. It outlives connections; after a
 * restart the central system says of which types the tokens were. Bounded. Thread-safe.
 */
public final class Memory {
  private static final int MOST = 64;
  private static final int MOST_CONNECTORS = 1024;

  private final Map<String, String> typeOfTag = bounded();
  private final Map<String, RemoteStart> remoteStarts = bounded();
  private final Map<Integer, Running> transactions = bounded();
  private final Map<Integer, ChargePointErrorCode> errors = new HashMap<>();
  private Optional<Integer> firmwareRequest = Optional.empty();
  private Optional<Integer> logRequest = Optional.empty();

  private record RemoteStart(int id, @Nullable Integer connectorId) {}

  /**
   * @param idTag empty when it is not known
   */
  private record Running(int connectorId, String idTag, Instant since, @Nullable Instant until) {}

  /** Takes what the central system knows, the oldest first; what was heard since counts more. */
  public synchronized void recall(List<KnownTag> tags) {
    for (KnownTag tag : tags) {
      if (!tag.type().equals(IdTags.CARD)) {
        typeOfTag.putIfAbsent(key(tag.idTag()), tag.type());
      }
      if (tag.remoteStartId() != null) {
        remoteStarts.putIfAbsent(
            key(tag.idTag()), new RemoteStart(tag.remoteStartId(), tag.connectorId()));
      }
    }
  }

  synchronized void met(IdToken token) {
    if (!token.type().equals(IdTags.CARD)) {
      typeOfTag.put(key(token.idToken()), token.type());
    }
  }

  synchronized String typeOf(String idTag) {
    return typeOfTag.getOrDefault(key(idTag), IdTags.CARD);
  }

  synchronized void startAsked(String idTag, int remoteStartId, @Nullable Integer connectorId) {
    remoteStarts.put(key(idTag), new RemoteStart(remoteStartId, connectorId));
  }

  /** The remote start that this is the answer to; asked once. */
  synchronized Optional<Integer> remoteStart(String idTag, int connectorId) {
    RemoteStart asked = remoteStarts.get(key(idTag));
    if (asked == null || (asked.connectorId() != null && asked.connectorId() != connectorId)) {
      return Optional.empty();
    }
    remoteStarts.remove(key(idTag));
    return Optional.of(asked.id());
  }

  synchronized void began(int transaction, int connectorId, String idTag, Instant at) {
    Running known = transactions.get(transaction);
    if (known == null || (known.idTag().isEmpty() && !idTag.isEmpty())) {
      transactions.put(transaction, new Running(connectorId, key(idTag), at, null));
    }
  }

  synchronized void ended(int transaction, Instant at) {
    transactions.computeIfPresent(
        transaction, (_, was) -> new Running(was.connectorId(), was.idTag(), was.since(), at));
  }

  /** The newest transaction of a connector that has not ended. */
  synchronized Optional<Integer> runningOn(int connectorId) {
    return newest(running -> running.connectorId() == connectorId && running.until() == null);
  }

  /** The newest transaction that such a stop can belong to, or already has. */
  synchronized Optional<Integer> stoppedBy(@Nullable String idTag, Instant at) {
    return newest(
        running ->
            (idTag == null || running.idTag().equals(key(idTag)))
                && (running.until() == null || running.until().equals(at))
                && !running.since().isAfter(at));
  }

  private Optional<Integer> newest(Predicate<Running> wanted) {
    List<Map.Entry<Integer, Running>> all = new ArrayList<>(transactions.entrySet());
    return all.reversed().stream()
        .filter(entry -> wanted.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Takes the error a connector has now, and returns the one it had. */
  synchronized ChargePointErrorCode error(int connectorId, ChargePointErrorCode now) {
    ChargePointErrorCode before = errors.getOrDefault(connectorId, ChargePointErrorCode.NoError);
    if (now == ChargePointErrorCode.NoError) {
      errors.remove(connectorId);
    } else if (errors.size() < MOST_CONNECTORS) {
      errors.put(connectorId, now);
    }
    return before;
  }

  synchronized void firmwareAsked(int requestId) {
    firmwareRequest = Optional.of(requestId);
  }

  synchronized Optional<Integer> firmwareRequest() {
    return firmwareRequest;
  }

  synchronized void logAsked(int requestId) {
    logRequest = Optional.of(requestId);
  }

  synchronized Optional<Integer> logRequest() {
    return logRequest;
  }

  private static String key(String idTag) {
    return idTag.toLowerCase(Locale.ROOT);
  }

  /** The newest so many. */
  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
      }
    };
  }
}
