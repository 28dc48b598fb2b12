package org.voltide.csms.firmware;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/firmware")
@Tag(name = "Firmware")
class FirmwareResource {
  private static final int CERTIFICATE = 5500;
  private static final int SIGNATURE = 800;

  private final FirmwareImages images;

  FirmwareResource(FirmwareImages images) {
    this.images = images;
  }

  /**
   * An image to come.
   *
   * @param name of the file, as stations see it in its address
   * @param signingCertificate PEM; with the signature for a secure update (L01)
   * @param signature Base64
   */
  record NewFirmware(
      @NotBlank @Size(max = 100) String name,
      @NotBlank @Size(max = 50) String version,
      @Nullable @Size(max = CERTIFICATE) String signingCertificate,
      @Nullable @Size(max = SIGNATURE) String signature) {}

  /**
   * @param uploadUrl where the content is to be sent by PUT or POST, once
   */
  record AnnouncedFirmware(FirmwareImage firmware, URI uploadUrl) {}

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Announce a firmware image",
      description = "The answer says where to upload it, without further credentials.")
  public RestResponse<AnnouncedFirmware> announce(@NotNull @Valid NewFirmware wanted) {
    if ((wanted.signature() == null) != (wanted.signingCertificate() == null)) {
      throw Problem.invalid(
          "/signature", "A signature and its certificate come together, or not at all.");
    }
    FirmwareImage image =
        images.announce(
            wanted.name(), wanted.version(), wanted.signingCertificate(), wanted.signature());
    return RestResponse.ResponseBuilder.<AnnouncedFirmware>created(
            URI.create("/api/v1/firmware/" + image.id()))
        .entity(new AnnouncedFirmware(image, images.uploadLink(image.id())))
        .build();
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Firmware images, the newest first")
  public Page<FirmwareImage> list(@Valid @BeanParam PageQuery page) {
    return Page.of(images.list(page), page, last -> List.of(last.createdAt().toString()));
  }

  @GET
  @Path("{firmware}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One image")
  public FirmwareImage read(@PathParam("firmware") UUID id) {
    return images.find(id);
  }

  @DELETE
  @Path("{firmware}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Delete an image that no campaign uses")
  public void delete(@PathParam("firmware") UUID id) {
    images.delete(id);
  }
}
