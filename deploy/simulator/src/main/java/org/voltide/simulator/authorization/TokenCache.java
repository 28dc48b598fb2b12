package org.voltide.simulator.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;

/** What the CSMS said of tokens lately; the one used longest ago makes room (OCPP 2.1 C10). */
final class TokenCache {
  private static final int MAX_ENTRIES = 200;

  private record Answer(IdTokenInfo info, Instant at) {}

  private final Map<TokenKey, Answer> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TokenKey, Answer> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  void put(IdToken token, IdTokenInfo info, Instant now) {
    entries.put(TokenKey.of(token), new Answer(info, now));
  }

  /**
   * What is remembered of a token.
   *
   * @param lifeTime how long that is worth something when the CSMS did not say (C10.FR.08)
   */
  Optional<IdTokenInfo> of(IdToken token, Instant now, Duration lifeTime) {
    return Optional.ofNullable(entries.get(TokenKey.of(token)))
        .filter(
            answer ->
                answer.info.cacheExpiryDateTime() == null
                    ? now.isBefore(answer.at.plus(lifeTime))
                    : !expired(answer.info, now))
        .map(Answer::info);
  }

  boolean remove(IdToken token) {
    return entries.remove(TokenKey.of(token)) != null;
  }

  void clear() {
    entries.clear();
  }

  static boolean expired(IdTokenInfo info, Instant now) {
    return info.cacheExpiryDateTime() != null && !now.isBefore(info.cacheExpiryDateTime());
  }
}
