package org.voltide.csms.transactions;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the meter samples of sessions. */
@Singleton
public class SampleQueries {
  private static final String SELECT =
      """
      select at, power_w, import_wh, export_wh, soc_percent from meter_sample
       where session_id = ?
         and at >= coalesce(?::timestamptz, '-infinity')
         and at < coalesce(?::timestamptz, 'infinity')
       order by at
      """;

  private final DataSource database;

  SampleQueries(DataSource database) {
    this.database = database;
  }

  /**
   * Oldest first.
   *
   * @param from included, absent for the beginning
   * @param to excluded, absent for the end
   */
  public List<SampleView> of(UUID sessionId, @Nullable Instant from, @Nullable Instant to) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(SELECT)) {
      query.setObject(1, sessionId);
      query.setObject(2, from == null ? null : from.atOffset(ZoneOffset.UTC));
      query.setObject(3, to == null ? null : to.atOffset(ZoneOffset.UTC));
      List<SampleView> samples = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          samples.add(
              new SampleView(
                  row.getObject("at", OffsetDateTime.class).toInstant(),
                  row.getObject("power_w", Double.class),
                  row.getObject("import_wh", Double.class),
                  row.getObject("export_wh", Double.class),
                  row.getObject("soc_percent", Double.class)));
        }
      }
      return samples;
    } catch (SQLException failure) {
      throw new IllegalStateException("samples cannot be read", failure);
    }
  }
}
