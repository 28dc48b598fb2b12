package org.voltide.csms.identity;

import io.quarkus.runtime.BlockingOperationControl;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.security.Principal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.voltide.csms.platform.CallerAddress;

/** Writes down every request that may change something: who, what, when, from where, outcome. */
public class AuditFilter {

  /** Request property: who it is when no identity says so, for instance at login. */
  public static final String ACTOR = "voltide.audit.actor";

  private static final Logger LOG = Logger.getLogger(AuditFilter.class);

  /** Questions about revocation are asked by POST, by everybody, and change nothing. */
  private static final String QUESTIONS = "/pki/";

  /** What roaming partners send is in their message logs. */
  private static final String ROAMING = "/ocpi/";

  private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

  private record Entry(
      Instant at, String actor, String remote, String method, String path, int status) {}

  @Inject CallerAddress callers;
  @Inject DataSource database;

  @ServerResponseFilter
  void note(
      ContainerRequestContext request,
      ContainerResponseContext response,
      HttpServerRequest connection) {
    String path = request.getUriInfo().getPath();
    if (!CHANGING.contains(request.getMethod())
        || path.startsWith(QUESTIONS)
        || path.startsWith(ROAMING)) {
      return;
    }
    Entry entry =
        new Entry(
            Instant.now(),
            actor(request),
            callers.of(connection),
            request.getMethod(),
            path,
            response.getStatus());
    // A request refused early never left the event loop, which must not wait for the database.
    if (BlockingOperationControl.isBlockingAllowed()) {
      write(entry);
    } else {
      Thread.startVirtualThread(() -> write(entry));
    }
  }

  private static String actor(ContainerRequestContext request) {
    return Optional.ofNullable(request.getSecurityContext().getUserPrincipal())
        .map(Principal::getName)
        .filter(name -> !name.isEmpty())
        .orElse(Objects.toString(request.getProperty(ACTOR), "anonymous"));
  }

  private void write(Entry entry) {
    String sql =
        "insert into audit_entry (at, actor, remote, method, path, status)"
            + " values (?, ?, ?, ?, ?, ?)";
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setObject(1, OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC));
      insert.setString(2, entry.actor());
      insert.setString(3, entry.remote());
      insert.setString(4, entry.method());
      insert.setString(5, entry.path());
      insert.setInt(6, entry.status());
      insert.executeUpdate();
    } catch (SQLException e) {
      LOG.errorf(e, "Missing in the audit: %s", entry);
    }
  }
}
