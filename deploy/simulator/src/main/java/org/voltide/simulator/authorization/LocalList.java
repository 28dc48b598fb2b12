package org.voltide.simulator.authorization;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.voltide.ocpp.message.locallist.AuthorizationData;
import org.voltide.ocpp.message.locallist.SendLocalListRequest;
import org.voltide.ocpp.message.locallist.SendLocalListStatus;
import org.voltide.ocpp.message.locallist.UpdateType;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;

/** The local authorization list, replaced or changed as a whole or not at all (OCPP 2.1 D01). */
final class LocalList {
  static final int MAX_ENTRIES = 500;

  private Map<TokenKey, IdTokenInfo> entries = Map.of();
  private int version;

  int version() {
    return version;
  }

  int size() {
    return entries.size();
  }

  /** What the list says of a token; entries past their expiry say nothing. */
  Optional<IdTokenInfo> of(IdToken token, Instant now) {
    return Optional.ofNullable(entries.get(TokenKey.of(token)))
        .filter(info -> !TokenCache.expired(info, now));
  }

  SendLocalListStatus update(SendLocalListRequest request) {
    List<AuthorizationData> sent =
        request.localAuthorizationList() == null ? List.of() : request.localAuthorizationList();
    boolean full = request.updateType() == UpdateType.Full;
    if (request.versionNumber() <= 0 || hasTwins(sent)) {
      return SendLocalListStatus.Failed;
    }
    if (!full && request.versionNumber() <= version) {
      return SendLocalListStatus.VersionMismatch;
    }
    if (full && sent.stream().anyMatch(entry -> entry.idTokenInfo() == null)) {
      return SendLocalListStatus.Failed;
    }
    Map<TokenKey, IdTokenInfo> updated = full ? new HashMap<>() : new HashMap<>(entries);
    for (AuthorizationData entry : sent) {
      IdTokenInfo info = entry.idTokenInfo();
      if (info == null) {
        updated.remove(TokenKey.of(entry.idToken()));
      } else {
        updated.put(TokenKey.of(entry.idToken()), info);
      }
    }
    if (updated.size() > MAX_ENTRIES) {
      return SendLocalListStatus.Failed;
    }
    entries = Map.copyOf(updated);
    version = request.versionNumber();
    return SendLocalListStatus.Accepted;
  }

  private static boolean hasTwins(List<AuthorizationData> sent) {
    Set<TokenKey> seen = new HashSet<>();
    return sent.stream().anyMatch(entry -> !seen.add(TokenKey.of(entry.idToken())));
  }
}
