package org.voltide.csms.devicemodel;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.devicemodel.Variables.Answer;
import org.voltide.csms.ocpp.StationPassword;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;

/** Variables of a station: as known, and as read or written now. */
@Path("/api/v1/stations/{station}/variables")
@Tag(name = "Device model")
@RunOnVirtualThread
class VariableResource {
  private static final int MOST_AT_ONCE = 500;

  /**
   * A value and since when.
   *
   * @param value absent while it could not be read
   */
  record PastValue(Instant at, @Nullable String value) {}

  private final Database database;
  private final Variables variables;

  VariableResource(Database database, Variables variables) {
    this.database = database;
    this.variables = variables;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "What the station has reported, by component and variable")
  public Page<StationVariable> list(
      @PathParam("station") String station,
      @QueryParam("component") @Nullable String component,
      @QueryParam("q") @Nullable String part,
      @Valid @BeanParam PageQuery page) {
    List<StationVariable> found =
        database.query(
            "select * from station_variable where station_id = ? and key > ?"
                + " and (?::text is null or lower(component) = lower(?))"
                + " and (?::text is null or position(lower(?) in key) > 0)"
                + " order by key limit ?",
            StationVariable::of,
            station,
            page.after(1).map(List::getFirst).orElse(""),
            component,
            component,
            part,
            part,
            page.rows());
    return Page.of(found, page, last -> List.of(last.key()));
  }

  @GET
  @Path("history")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "The values a variable had, the newest first")
  public List<PastValue> history(
      @PathParam("station") String station, @QueryParam("key") String key) {
    return database.query(
        "select at, value from station_variable_history where station_id = ? and key = ?"
            + " order by at desc limit "
            + DeviceModel.MOST_REMEMBERED,
        row -> new PastValue(row.instant("at"), row.maybeText("value").orElse(null)),
        station,
        key);
  }

  @POST
  @Path("read")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Read variables from the station now (OCPP B06)")
  public List<Answer> read(
      @PathParam("station") String station,
      @NotEmpty @Size(max = MOST_AT_ONCE) List<@Valid VariableAddress> addresses) {
    return variables.read(station, addresses);
  }

  @POST
  @Path("write")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Write variables to the station now (OCPP B05)",
      description = "For what shall last, wish for it instead: it is then kept so.")
  public List<Answer> write(
      @PathParam("station") String station,
      @NotEmpty @Size(max = MOST_AT_ONCE) List<@Valid VariableSetting> settings) {
    checkNoPassword(settings);
    return variables.writeAll(station, settings);
  }

  private static void checkNoPassword(List<VariableSetting> settings) {
    for (int i = 0; i < settings.size(); i++) {
      if (StationPassword.isSetBy(settings.get(i).variable())) {
        throw StationPassword.hasItsOwnWay("/%d/variable".formatted(i));
      }
    }
  }
}
