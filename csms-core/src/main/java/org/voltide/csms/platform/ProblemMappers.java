package org.voltide.csms.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The one place where failures become answers. */
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  /** What JSON calls the types that Java has its own names for. */
  private static final Map<Class<?>, String> KINDS =
      Map.ofEntries(
          Map.entry(boolean.class, "boolean"),
          Map.entry(Boolean.class, "boolean"),
          Map.entry(int.class, "integer"),
          Map.entry(Integer.class, "integer"),
          Map.entry(long.class, "integer"),
          Map.entry(Long.class, "integer"),
          Map.entry(double.class, "number"),
          Map.entry(Double.class, "number"),
          Map.entry(BigDecimal.class, "number"),
          Map.entry(String.class, "string"),
          Map.entry(Instant.class, "time such as 2026-03-29T01:30:00Z"),
          Map.entry(Duration.class, "duration such as PT15M"),
          Map.entry(List.class, "list"));

  @Inject SecurityIdentity identity;

  @ServerExceptionMapper
  Response problem(Problem problem) {
    return ProblemAnswer.of(problem);
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException e) {
    return ProblemAnswer.of(Problem.invalid(Violations.faults(e)));
  }

  @ServerExceptionMapper
  Response mismatched(MismatchedInputException e) {
    return unreadableJson(e);
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthenticated(SecurityException e) {
    return ProblemAnswer.of(401, "Sign in first: send a token or an API key that is valid.");
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e) {
    String scope = identity.getAttribute(Roles.MISSING_SCOPE);
    return ProblemAnswer.of(
        403,
        scope == null
            ? "Your roles do not allow this."
            : "This key has not the scope %s.".formatted(scope));
  }

  @ServerExceptionMapper
  Response web(WebApplicationException e, UriInfo uri) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return unreadableJson(json);
    }
    Optional<Problem> misread = misread(e.getCause(), uri);
    if (misread.isPresent()) {
      return ProblemAnswer.of(misread.get());
    }
    int status = e.getResponse().getStatus();
    return status >= 500 ? unexpected(e) : ProblemAnswer.of(status, meaning(status));
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e) {
    String id = RequestIds.current();
    LOG.errorf(e, "Unexpected failure %s", id);
    return ProblemAnswer.unexpected(id);
  }

  /** A query parameter whose value is no such thing; it is told only by the words of its parser. */
  private static Optional<Problem> misread(@Nullable Throwable why, UriInfo uri) {
    if (!(why instanceof IllegalArgumentException || why instanceof DateTimeException)) {
      return Optional.empty();
    }
    String words = String.valueOf(why.getMessage());
    return uri.getQueryParameters().entrySet().stream()
        .filter(parameter -> parameter.getValue().stream().anyMatch(words::contains))
        .map(parameter -> Problem.invalid(parameter.getKey(), "This value makes no sense here."))
        .findFirst();
  }

  private static String meaning(int status) {
    return switch (status) {
      case 400 -> "The request cannot be read.";
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not take this method.";
      case 406 -> "This address does not answer in the type you accept.";
      case 413 -> "The request is too large.";
      case 415 -> "This address does not take this content type.";
      default -> "The request was refused.";
    };
  }

  private static Response unreadableJson(JsonProcessingException e) {
    return ProblemAnswer.of(
        switch (e) {
          case UnrecognizedPropertyException unknown ->
              Problem.invalid(pointer(unknown), "This field does not exist or cannot be set.");
          case MismatchedInputException wrong when !wrong.getPath().isEmpty() ->
              Problem.invalid(pointer(wrong), expectation(wrong));
          case JsonMappingException wrong when !wrong.getPath().isEmpty() ->
              Problem.invalid(pointer(wrong), "This value makes no sense here.");
          default -> Problem.unreadable("The body is no JSON of the expected form.");
        });
  }

  private static String expectation(MismatchedInputException wrong) {
    Class<?> wanted = wrong.getTargetType();
    if (wanted == null) {
      return "This value has the wrong type.";
    }
    if (wanted.isEnum()) {
      return Arrays.stream(wanted.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(", ", "This value is none of ", "."));
    }
    return "This value is no %s.".formatted(KINDS.getOrDefault(wanted, wanted.getSimpleName()));
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            r -> "/" + (r.getFieldName() == null ? String.valueOf(r.getIndex()) : r.getFieldName()))
        .collect(Collectors.joining());
  }
}
