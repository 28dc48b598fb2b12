package org.voltide.csms.stations;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Csv;
import org.voltide.csms.platform.Roles;

/** Stations as a file, out and in. */
@Path("/api/v1/stations.csv")
@Tag(name = "Stations")
class StationFileResource {

  private static final int AT_ONCE = 500;
  private static final List<StationColumn> COLUMNS =
      Arrays.stream(StationColumn.values())
          .filter(column -> column.kind() != StationColumn.Kind.SECRET)
          .toList();

  private final StationSearch search;
  private final Stations stations;
  private final StationImporter importer;

  StationFileResource(StationSearch search, Stations stations, StationImporter importer) {
    this.search = search;
    this.stations = stations;
    this.importer = importer;
  }

  @GET
  @Produces("text/csv;charset=UTF-8")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(
      summary = "Stations as CSV, a line for each EVSE",
      description = "Filtered and sorted as the list is. Passwords are not in it.")
  public StreamingOutput export(@BeanParam StationFilter filter) {
    List<String> ids = search.ids(filter.query(), Integer.MAX_VALUE);
    return out -> write(ids, out);
  }

  /** Reads some stations at a time: who takes the file slowly holds no connection. */
  private void write(List<String> ids, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write(Csv.line(COLUMNS.stream().map(StationColumn::title).toList()));
    for (int i = 0; i < ids.size(); i += AT_ONCE) {
      List<String> some = ids.subList(i, Math.min(i + AT_ONCE, ids.size()));
      Map<String, RegisteredStation> found = stations.registered(some);
      for (String id : some) {
        if (found.containsKey(id)) {
          for (Map<StationColumn, String> line : StationCells.lines(found.get(id))) {
            text.write(Csv.line(COLUMNS.stream().map(c -> line.getOrDefault(c, "")).toList()));
          }
        }
      }
    }
    text.flush();
  }

  @POST
  @Consumes("text/csv")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Register and change stations by a file; at first only show what it would do",
      description =
          "A line for each EVSE, in any columns of the export and `password`; only `id` is needed"
              + " for stations that exist. Empty cells and what the file does not name stay as"
              + " they are. Of what is wrong each line is told, and the rest is done.")
  public StationImport take(
      @QueryParam("dryRun") @DefaultValue("true") boolean dryRun,
      @QueryParam("plan")
          @Nullable
          @Parameter(description = "Of the dry run: 409 when the file does something else now.")
          String plan,
      @QueryParam("passwords")
          @DefaultValue("false")
          @Parameter(description = "Make a password for each new station that the file gives none.")
          boolean passwords,
      @NotNull byte[] file) {
    return importer.take(
        file, new StationImporter.Wish(dryRun, Optional.ofNullable(plan), passwords));
  }
}
