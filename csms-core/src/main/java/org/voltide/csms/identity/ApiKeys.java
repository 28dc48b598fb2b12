package org.voltide.csms.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.SecretFile;
import org.voltide.csms.store.Database;

/** Makes and recognises API keys; only their SHA-256 is kept, which suffices for random keys. */
public final class ApiKeys {

  static final String PREFIX = "vk_";

  private final DataSource database;

  public ApiKeys(DataSource database) {
    this.database = database;
  }

  /** A key just made, with the only copy of its text. */
  public record Made(UUID id, String text) {
    @Override
    public String toString() {
      return "Made[" + id + "]";
    }
  }

  /**
   * @param scopes what of its role it is for; empty: all of it
   * @param expiresAt from when on it is refused; absent means never
   */
  Made make(String name, Grant grant, Set<Scope> scopes, @Nullable Instant expiresAt)
      throws SQLException {
    Made made = new Made(UUID.randomUUID(), PREFIX + SecretFile.random());
    String sql =
        "insert into api_key (id, name, key_hash, role, created_at, expires_at, tenant_id,"
            + " scopes) values (?, ?, ?, ?, ?, ?, ?, ?)";
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setObject(1, made.id());
      insert.setString(2, name);
      insert.setBytes(3, hash(made.text()));
      insert.setString(4, grant.role());
      insert.setObject(5, now());
      insert.setObject(6, expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC));
      insert.setString(7, grant.tenantId());
      insert.setArray(
          8, connection.createArrayOf("text", scopes.stream().map(Scope::toString).toArray()));
      insert.executeUpdate();
    }
    return made;
  }

  /** The key with this text, noted as used now; empty when it is over. */
  Optional<ApiKey> use(String text) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select * from api_key"
                    + " where key_hash = ? and coalesce(expires_at, 'infinity') > ?")) {
      query.setBytes(1, hash(text));
      query.setObject(2, now());
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        ApiKey key = key(row);
        noteUse(connection, key);
        return Optional.of(key);
      }
    }
  }

  /** What those of these keys are good for that are neither revoked nor over. */
  Map<UUID, Grant> grants(Set<UUID> ids) {
    return Grant.byId(
        new Database(database),
        "select id, role, tenant_id from api_key"
            + " where id = any(?) and coalesce(expires_at, 'infinity') > ?",
        ids.toArray(UUID[]::new),
        now());
  }

  /** Writes at most once a minute, not with every request. */
  private static void noteUse(Connection connection, ApiKey key) throws SQLException {
    OffsetDateTime now = now();
    Instant last = key.lastUsedAt();
    if (last != null && last.isAfter(now.toInstant().minus(1, ChronoUnit.MINUTES))) {
      return;
    }
    try (PreparedStatement update =
        connection.prepareStatement("update api_key set last_used_at = ? where id = ?")) {
      update.setObject(1, now);
      update.setObject(2, key.id());
      update.executeUpdate();
    }
  }

  List<ApiKey> list(PageQuery page) throws SQLException {
    String sql = "select * from api_key where id > ? order by id limit ?";
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, page.afterId().orElse(new UUID(0, 0)));
      query.setInt(2, page.rows());
      List<ApiKey> keys = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          keys.add(key(row));
        }
      }
      return keys;
    }
  }

  /** Whether there was one. */
  boolean delete(UUID id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from api_key where id = ?")) {
      delete.setObject(1, id);
      return delete.executeUpdate() == 1;
    }
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("role"),
        row.getString("tenant_id"),
        scopes(row),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "last_used_at"),
        instant(row, "expires_at"));
  }

  private static SortedSet<Scope> scopes(ResultSet row) throws SQLException {
    return Scope.demand(List.of((String[]) row.getArray("scopes").getArray()));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
  }

  static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
