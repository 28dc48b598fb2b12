package org.voltide.csms.authorization;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.lanes.StorableText;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;

/** Registered tokens by what stations present; letters of either case are the same. */
public final class TokenLookup {
  private final Map<Key, RegisteredToken> found;

  private TokenLookup(Map<Key, RegisteredToken> found) {
    this.found = found;
  }

  /** Reads all of them with one query; with none when there is nothing to look up. */
  public static TokenLookup of(Connection connection, Collection<IdToken> presented)
      throws SQLException {
    List<Key> keys = presented.stream().map(Key::of).distinct().toList();
    Map<Key, RegisteredToken> found = HashMap.newHashMap(keys.size());
    if (keys.isEmpty()) {
      return new TokenLookup(found);
    }
    String sql =
        "select t.type, lower(t.id_token), t.id, t.status, t.vehicle_id"
            + " from unnest(?::text[], ?::text[]) wanted (type, id_token)"
            + " join token t on lower(t.id_token) = wanted.id_token and t.type = wanted.type";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, connection.createArrayOf("text", keys.stream().map(Key::type).toArray()));
      query.setArray(2, connection.createArrayOf("text", keys.stream().map(Key::value).toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.put(
              new Key(rows.getString(1), rows.getString(2)),
              new RegisteredToken(
                  rows.getObject(3, UUID.class),
                  AuthorizationStatus.valueOf(rows.getString(4)),
                  Optional.ofNullable(rows.getObject(5, UUID.class))));
        }
      }
    }
    return new TokenLookup(found);
  }

  public Optional<RegisteredToken> find(IdToken presented) {
    return Optional.ofNullable(found.get(Key.of(presented)));
  }

  private record Key(String type, String value) {

    static Key of(IdToken token) {
      return new Key(
          StorableText.of(token.type()), StorableText.of(token.idToken()).toLowerCase(Locale.ROOT));
    }
  }
}
