package org.voltide.csms.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.voltide.csms.platform.PasswordHash;
import org.voltide.csms.platform.PasswordHash.Cost;

/** The local users. */
@ApplicationScoped
class Accounts {

  /** Compared with when there is no such user, so that the answer takes as long. */
  private static final PasswordHash NOBODY = PasswordHash.of(new byte[0], Cost.PERSON);

  @Inject DataSource database;

  boolean isEmpty() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select not exists (select from user_account)");
        ResultSet row = query.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Whether it was created; false when there is one of that name. */
  boolean create(Account account, String password) throws SQLException {
    String sql =
        "insert into user_account (id, username, password_salt, password_hash, roles, created_at)"
            + " values (?, ?, ?, ?, ?, ?) on conflict (username) do nothing";
    PasswordHash hash = PasswordHash.of(password.getBytes(StandardCharsets.UTF_8), Cost.PERSON);
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setObject(1, UUID.randomUUID());
      insert.setString(2, account.name());
      insert.setBytes(3, hash.salt());
      insert.setBytes(4, hash.hash());
      insert.setArray(5, connection.createArrayOf("text", account.roles().toArray()));
      insert.setObject(6, OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC));
      return insert.executeUpdate() == 1;
    }
  }

  /** The account these belong to; empty alike for a wrong name and a wrong password. */
  Optional<Account> verify(String name, String password) throws SQLException {
    byte[] given = password.getBytes(StandardCharsets.UTF_8);
    String sql = "select password_salt, password_hash, roles from user_account where username = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, name);
      try (ResultSet row = query.executeQuery()) {
        boolean known = row.next();
        PasswordHash stored = known ? new PasswordHash(row.getBytes(1), row.getBytes(2)) : NOBODY;
        return stored.matches(given, Cost.PERSON) && known
            ? Optional.of(
                new Account(name, Set.copyOf(List.of((String[]) row.getArray(3).getArray()))))
            : Optional.empty();
      }
    }
  }
}
