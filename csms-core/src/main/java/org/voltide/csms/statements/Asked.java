package org.voltide.csms.statements;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which statement is asked for; a {@code @BeanParam}. */
final class Asked {

  @QueryParam("month")
  @Nullable
  @Parameter(description = "As 2026-10.")
  String month;

  @QueryParam("zone")
  @Nullable
  @Parameter(description = "Of whose calendar, as Europe/Berlin.")
  String zone;

  @QueryParam("asOf")
  @Nullable
  @Parameter(description = "What was entered later is not in it; now when absent.")
  Instant asOf;

  @QueryParam("lang")
  @Nullable
  @Parameter(description = "Of what is printed, de or en; by default what the browser asks for.")
  String language;

  @HeaderParam("Accept-Language")
  @Nullable String acceptLanguage;

  Month month(String usualZone) {
    return Month.of(month, Objects.requireNonNullElse(zone, usualZone));
  }

  Words words() {
    return Words.of(
        Optional.ofNullable(language).or(() -> Optional.ofNullable(acceptLanguage)).orElse(""));
  }
}
