package org.voltide.csms.firmware;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Operation;
import org.voltide.csms.operations.Operations;
import org.voltide.csms.operations.Reply;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.firmware.PublishFirmwareRequest;
import org.voltide.ocpp.message.firmware.UnpublishFirmwareRequest;
import org.voltide.ocpp.message.firmware.UnpublishFirmwareStatus;

/** Images that a local controller offers to its stations (OCPP 2.1 L03, L04). */
@Path("/api/v1/stations/{station}/published-firmware")
@Tag(name = "Firmware")
@RunOnVirtualThread
class PublishedFirmwareResource {
  private final FirmwareImages images;
  private final Operations operations;
  private final Commands commands;
  private final Database database;

  PublishedFirmwareResource(
      FirmwareImages images, Operations operations, Commands commands, Database database) {
    this.images = images;
    this.operations = operations;
    this.commands = commands;
    this.database = database;
  }

  /**
   * @param locations where stations behind the controller fetch it, once published
   */
  record PublishedFirmware(UUID firmwareId, List<String> locations) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @org.eclipse.microprofile.openapi.annotations.Operation(summary = "Images asked to be offered")
  public List<PublishedFirmware> list(@PathParam("station") String station) {
    return database.query(
        "select firmware_id, locations from published_firmware where station_id = ?",
        row -> new PublishedFirmware(row.id("firmware_id"), row.texts("locations")),
        station);
  }

  @PUT
  @Path("{firmware}")
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Have a local controller offer an image",
      description = "Answers with the operation that collects what the controller says of it.")
  public Operation publish(
      @PathParam("station") String station, @PathParam("firmware") UUID firmware) {
    FirmwareImage image = images.ready(firmware);
    String location = images.fetchLink(image).toString();
    String checksum = Objects.requireNonNull(image.md5());
    Operation begun =
        operations.begin(
            station,
            Kind.PUBLISH_FIRMWARE,
            id -> new PublishFirmwareRequest(location, checksum, id, null, null, null),
            answer ->
                switch (answer.status()) {
                  case Accepted -> new Reply.Coming();
                  case Rejected -> Reply.refused(answer.status(), answer.statusInfo());
                });
    database.update(
        "insert into published_firmware (station_id, firmware_id, operation_id) values (?, ?, ?)"
            + " on conflict (station_id, firmware_id) do update"
            + " set operation_id = excluded.operation_id",
        station,
        firmware,
        begun.id());
    return begun;
  }

  @DELETE
  @Path("{firmware}")
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Have a local controller offer an image no longer")
  public void unpublish(
      @PathParam("station") String station, @PathParam("firmware") UUID firmware) {
    String checksum = Objects.requireNonNull(images.ready(firmware).md5());
    var answer = commands.ask(station, new UnpublishFirmwareRequest(checksum, null));
    if (answer.status() == UnpublishFirmwareStatus.DownloadOngoing) {
      throw Outcomes.refused(station, answer.status(), null);
    }
    database.update(
        "delete from published_firmware where station_id = ? and firmware_id = ?",
        station,
        firmware);
  }
}
