package org.voltide.csms.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.MergePatch;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/tokens")
@Tag(name = "Tokens", description = "What drivers present, and what they want.")
class TokenResource {

  @Inject Tokens tokens;
  @Inject MergePatch patches;

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Tokens by their value")
  public Page<TokenView> list(
      @QueryParam("q") @Nullable @Parameter(description = "Part of its value or holder.") String q,
      @Valid @BeanParam PageQuery page) {
    return tokens.list(q, page);
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Register a token")
  public RestResponse<TokenView> create(@NotNull @Valid TokenFields fields) {
    TokenView token = tokens.create(fields);
    return RestResponse.ResponseBuilder.<TokenView>created(
            URI.create("/api/v1/tokens/" + token.id()))
        .entity(token)
        .build();
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One token")
  public TokenView read(@PathParam("id") UUID id) {
    return tokens.read(id);
  }

  @PATCH
  @Path("{id}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Change a token", description = "Absent fields stay, null clears.")
  public TokenView change(
      @PathParam("id") UUID id,
      @NotNull
          @RequestBody(content = @Content(schema = @Schema(implementation = TokenFields.class)))
          ObjectNode patch)
      throws JsonProcessingException {
    return tokens.change(id, patches.apply(tokens.fields(id), patch));
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Remove a token; its sessions stay")
  public void delete(@PathParam("id") UUID id) {
    tokens.delete(id);
  }
}
