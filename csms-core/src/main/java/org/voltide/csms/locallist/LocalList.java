package org.voltide.csms.locallist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.voltide.ocpp.message.locallist.AuthorizationData;
import org.voltide.ocpp.message.type.IdToken;

/**
 * A local authorization list.
 *
 * @param version 0 for one that was never sent
 * @param leftOut tokens that should be on it and do not fit
 */
record LocalList(int version, List<AuthorizationData> entries, int leftOut) {

  static final LocalList NONE = new LocalList(0, List.of(), 0);

  LocalList {
    entries = List.copyOf(entries);
  }

  /** What makes this list the other one: entries to set, and entries without info to remove. */
  List<AuthorizationData> changesTo(List<AuthorizationData> wanted) {
    Map<String, AuthorizationData> here = byToken(entries);
    Map<String, AuthorizationData> there = byToken(wanted);
    List<AuthorizationData> changes = new ArrayList<>();
    there.forEach(
        (token, entry) -> {
          if (!entry.equals(here.get(token))) {
            changes.add(entry);
          }
        });
    here.forEach(
        (token, entry) -> {
          if (!there.containsKey(token)) {
            changes.add(new AuthorizationData(entry.idToken(), null, null));
          }
        });
    return changes;
  }

  private static Map<String, AuthorizationData> byToken(List<AuthorizationData> entries) {
    Map<String, AuthorizationData> byToken = new LinkedHashMap<>();
    entries.forEach(entry -> byToken.put(key(entry.idToken()), entry));
    return byToken;
  }

  /** The same for spellings of one token. */
  static String key(IdToken token) {
    return token.type() + " " + token.idToken().toLowerCase(Locale.ROOT);
  }
}
