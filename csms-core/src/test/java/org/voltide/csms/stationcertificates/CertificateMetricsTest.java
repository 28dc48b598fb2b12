package org.voltide.csms.stationcertificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.certificates.OwnCertificates;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.store.Database;
import org.voltide.pki.authority.Pointers;

class CertificateMetricsTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void howManyDriftIsUnknownWhileNobodyCanCount() {
    try (LaneWorld world = new LaneWorld()) {
      AtomicBoolean isAway = new AtomicBoolean();
      Database database = new Database(sometimesAway(world.database(), isAway));
      CertificateMetrics metrics =
          new CertificateMetrics(
              new CertificateHealth(
                  new OwnCertificates(database, LaneWorld.CLOCK),
                  new OwnAuthorities(
                      directory, Optional.empty(), _ -> Pointers.none(), LaneWorld.CLOCK),
                  new Authorities(database, LaneWorld.CLOCK)),
              new Inventories(database));
      assertThat(metrics.drifting()).as("not counted yet").isNaN();
      metrics.count();
      assertThat(metrics.drifting()).isZero();
      isAway.set(true);
      assertThatThrownBy(metrics::count).isInstanceOf(RuntimeException.class);
      assertThat(metrics.drifting()).isNaN();
    }
  }

  private static DataSource sometimesAway(DataSource database, AtomicBoolean isAway) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              if (isAway.get()) {
                throw new SQLException("gone", "08006");
              }
              return method.invoke(database, arguments);
            });
  }
}
