package org.voltide.csms.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Says once, for every operation, how errors look and how one signs in. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {

  private static final Map<String, String> FOR_ALL =
      Map.of("401", "Not signed in", "403", "Not allowed");

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getComponents()
        .addSchema("Problem", problem())
        .addSecurityScheme(
            "apiKey",
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("X-API-Key"));
    for (PathItem item : api.getPaths().getPathItems().values()) {
      item.getOperations().values().forEach(ProblemResponses::complete);
    }
  }

  private static void complete(Operation operation) {
    FOR_ALL.forEach(
        (status, meaning) -> operation.getResponses().addAPIResponse(status, response(meaning)));
    operation.getResponses().addAPIResponse("default", response("Any other problem"));
  }

  private static APIResponse response(String meaning) {
    return OASFactory.createAPIResponse()
        .description(meaning)
        .content(
            OASFactory.createContent()
                .addMediaType(
                    ProblemAnswer.MEDIA_TYPE,
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
  }

  private static Schema problem() {
    Schema text = type(Schema.SchemaType.STRING);
    Schema fault =
        type(Schema.SchemaType.OBJECT).addProperty("pointer", text).addProperty("detail", text);
    return type(Schema.SchemaType.OBJECT)
        .description("RFC 9457")
        .addProperty("type", text)
        .addProperty("title", text)
        .addProperty("status", type(Schema.SchemaType.INTEGER))
        .addProperty("detail", text)
        .addProperty("pointer", text)
        .addProperty("errors", type(Schema.SchemaType.ARRAY).items(fault))
        .addProperty("id", text)
        .addProperty("code", text)
        .addProperty("description", text)
        .addProperty("details", type(Schema.SchemaType.OBJECT));
  }

  private static Schema type(Schema.SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}
