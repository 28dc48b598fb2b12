package org.voltide.csms.alarms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.alarms.Destination.Kind;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.SecretBox;
import org.voltide.csms.platform.SecretFile;
import org.voltide.csms.store.Database;

/** Keeps the destinations; the secrets of webhooks are encrypted. */
@Singleton
class Destinations {

  static final int MOST = 50;

  private static final Pattern URL = Pattern.compile("https?://[^/?#@\\s\\[\\]]+([/?#][^\\s]*)?");
  private static final Pattern MAILBOX = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+");

  private final Database database;
  private final SecretBox secrets;
  private final Clock clock;
  private final ObjectMapper json;

  Destinations(Database database, SecretBox secrets, Clock clock, ObjectMapper json) {
    this.database = database;
    this.secrets = secrets;
    this.clock = clock;
    this.json = json;
  }

  /**
   * @param address a mailbox, or an HTTP or HTTPS URL without user and password
   */
  record Wanted(
      @NotBlank @Size(max = 200) String name,
      @NotNull Kind kind,
      @NotNull @Size(max = 2000) String address) {}

  /**
   * @param secret by which deliveries of a webhook are signed, shown only in this answer
   */
  record Made(UUID id, String name, Kind kind, String address, @Nullable String secret) {
    @Override
    public String toString() {
      return "Made[" + name + "]";
    }
  }

  List<Destination> all() {
    return database.query("select * from alarm_destination order by name, id", Destination::of);
  }

  Made create(Wanted wanted) {
    demandReadable(wanted);
    UUID id = UUID.randomUUID();
    String secret = wanted.kind() == Kind.WEBHOOK ? SecretFile.random() : null;
    int rows =
        database.update(
            "insert into alarm_destination (id, name, kind, address, secret, created_at)"
                + " select ?, ?, ?, ?, cast(? as bytea), ?"
                + " where (select count(*) from alarm_destination) < ?",
            id,
            wanted.name(),
            wanted.kind().name(),
            wanted.address(),
            secret == null ? null : secrets.close(secret),
            clock.instant(),
            MOST);
    if (rows == 0) {
      throw Problem.conflict("There are %d destinations already.".formatted(MOST));
    }
    return new Made(id, wanted.name(), wanted.kind(), wanted.address(), secret);
  }

  void delete(UUID id) {
    if (database.update("delete from alarm_destination where id = ?", id) == 0) {
      throw Problem.notFound("destination", id);
    }
  }

  /** Leaves word for one destination, to see whether it arrives. */
  Delivery test(UUID id, Instant now) {
    return database.inTransaction(
        statements ->
            statements
                .query(
                    """
                    insert into alarm_delivery
                           (destination_id, subject, payload, created_at, next_at)
                    select id, ?, ?, ?, ? from alarm_destination where id = ? returning id
                    """,
                    row -> row.big("id"),
                    "This is a test.",
                    payload(now),
                    now,
                    now,
                    id)
                .stream()
                .map(
                    made ->
                        statements
                            .query(Delivery.SELECT + " where v.id = ?", Delivery::of, made)
                            .getFirst())
                .findFirst()
                .orElseThrow(() -> Problem.notFound("destination", id)));
  }

  private String payload(Instant now) {
    try {
      return json.writeValueAsString(Map.of("test", true, "at", now.toString()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void demandReadable(Wanted wanted) {
    boolean readable =
        switch (wanted.kind()) {
          case WEBHOOK -> URL.matcher(wanted.address()).matches() && hasHost(wanted.address());
          case EMAIL -> MAILBOX.matcher(wanted.address()).matches();
        };
    if (!readable) {
      throw Problem.invalid(
          "/address",
          wanted.kind() == Kind.EMAIL
              ? "This is no address of e-mail."
              : "This is no http or https address without user and password.");
    }
  }

  private static boolean hasHost(String address) {
    try {
      return URI.create(address).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
