package org.voltide.csms.platform;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error, {@code application/problem+json}.
 *
 * @param id of an unexpected failure, also in the log
 * @param code of a station's CALLERROR, with its description and details
 */
record ProblemAnswer(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String pointer,
    @Nullable List<Problem.Fault> errors,
    @Nullable String id,
    @Nullable String code,
    @Nullable String description,
    @Nullable JsonNode details) {

  static final String MEDIA_TYPE = "application/problem+json";

  static Response of(int status, String detail) {
    return plain(status, detail, null).response();
  }

  static Response of(Problem problem) {
    return new ProblemAnswer(
            "about:blank",
            title(problem.status()),
            problem.status(),
            problem.getMessage(),
            problem.pointer().orElse(null),
            problem.faults().isEmpty() ? null : problem.faults(),
            null,
            problem.callError().map(Problem.CallError::code).orElse(null),
            problem.callError().map(Problem.CallError::description).orElse(null),
            problem.callError().map(Problem.CallError::details).orElse(null))
        .response();
  }

  static Response unexpected(String id) {
    String detail = "Something went wrong here; the log says what, under %s.".formatted(id);
    return plain(500, detail, id).response();
  }

  private static ProblemAnswer plain(int status, String detail, @Nullable String id) {
    return new ProblemAnswer(
        "about:blank", title(status), status, detail, null, null, id, null, null, null);
  }

  private Response response() {
    Response.ResponseBuilder response = Response.status(status).type(MEDIA_TYPE).entity(this);
    return status == 401 ? response.header("WWW-Authenticate", "Bearer").build() : response.build();
  }

  private static String title(int status) {
    return status == 422
        ? "Unprocessable Content"
        : Optional.ofNullable(Response.Status.fromStatusCode(status))
            .map(Response.Status::getReasonPhrase)
            .orElse("Error");
  }
}
