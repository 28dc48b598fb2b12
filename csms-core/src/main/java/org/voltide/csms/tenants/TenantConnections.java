package org.voltide.csms.tenants;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Confines each connection that a tenant's request takes from the pool: it works in the role {@code
 * voltide_tenant} until it is given back. Everybody else's connections are left as they are. One
 * that cannot be confined, or set free again, is closed: whoever uses it fails. Thread-safe.
 */
@Singleton
class TenantConnections implements AgroalPoolInterceptor {

  private static final Logger LOG = Logger.getLogger(TenantConnections.class);

  private final CurrentTenant current;
  private final Set<PGConnection> confined = ConcurrentHashMap.newKeySet();

  TenantConnections(CurrentTenant current) {
    this.current = current;
  }

  @Override
  public void onConnectionAcquire(Connection connection) {
    tenant().ifPresent(tenant -> orClose(connection, () -> confine(connection, tenant)));
  }

  @Override
  public void onConnectionReturn(Connection connection) {
    if (!confined.isEmpty()) {
      orClose(connection, () -> free(connection));
    }
  }

  @Override
  public void onConnectionDestroy(Connection connection) {
    orClose(connection, () -> confined.remove(connection.unwrap(PGConnection.class)));
  }

  /** Work that no request asked for has no tenant. */
  private Optional<String> tenant() {
    ManagedContext request = Arc.container().requestContext();
    return request.isActive() ? current.confinement() : Optional.empty();
  }

  private void confine(Connection connection, String tenant) throws SQLException {
    confined.add(connection.unwrap(PGConnection.class));
    try (PreparedStatement setting =
            connection.prepareStatement("select set_config('voltide.tenant', ?, false)");
        Statement role = connection.createStatement()) {
      setting.setString(1, tenant);
      setting.execute();
      role.execute("set role voltide_tenant");
    }
  }

  private void free(Connection connection) throws SQLException {
    if (confined.remove(connection.unwrap(PGConnection.class))) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("reset role; reset voltide.tenant");
      }
    }
  }

  private interface Step {
    void run() throws SQLException;
  }

  private static void orClose(Connection connection, Step step) {
    try {
      step.run();
    } catch (SQLException e) {
      LOG.warnf("A connection to the database is closed: %s", e.getMessage());
      close(connection);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      throw new IllegalStateException("A connection cannot be closed", e);
    }
  }
}
