package org.voltide.csms.messagelog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.ocpp.gateway.MessageTrace.Direction;

/** The message log of one station, newest first. */
@Path("/api/v1/stations/{station}/messages")
@Tag(name = "stations")
public class MessageResource {
  private final DataSource database;

  MessageResource(DataSource database) {
    this.database = database;
  }

  /**
   * One frame.
   *
   * @param type the OCPP-J message type, 2 to 6
   * @param latencyMillis for answers: time since the CALL
   */
  public record LoggedMessage(
      long id,
      Instant at,
      String direction,
      int type,
      String messageId,
      @Nullable String action,
      String frame,
      @Nullable String errorCode,
      @Nullable Integer latencyMillis) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Frames to and from a station, newest first")
  public Page<LoggedMessage> list(
      @PathParam("station") String station,
      @QueryParam("action") @Nullable String action,
      @QueryParam("direction") @Nullable Direction direction,
      @Valid @BeanParam PageQuery page)
      throws SQLException {
    List<Object> values = new ArrayList<>(List.of(station));
    StringBuilder sql = new StringBuilder("select * from message_log where station_id = ?");
    if (action != null) {
      sql.append(" and action = ?");
      values.add(action);
    }
    if (direction != null) {
      sql.append(" and direction = ?");
      values.add(direction.name());
    }
    page.after(2)
        .ifPresent(
            last -> {
              sql.append(" and (at, id) < (?::timestamptz, ?::bigint)");
              values.addAll(last);
            });
    sql.append(" order by at desc, id desc limit ?");
    values.add(page.rows());
    return Page.of(
        read(sql.toString(), values), page, m -> List.of(m.at().toString(), "" + m.id()));
  }

  private List<LoggedMessage> read(String sql, List<Object> values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        query.setObject(i + 1, values.get(i));
      }
      List<LoggedMessage> messages = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          messages.add(message(row));
        }
      }
      return messages;
    }
  }

  private static LoggedMessage message(ResultSet row) throws SQLException {
    return new LoggedMessage(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("direction"),
        row.getInt("type"),
        row.getString("message_id"),
        row.getString("action"),
        row.getString("frame"),
        row.getString("error_code"),
        row.getObject("latency_ms", Integer.class));
  }
}
