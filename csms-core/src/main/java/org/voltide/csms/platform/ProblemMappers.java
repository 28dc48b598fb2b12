package org.voltide.csms.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where failures become answers. */
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response problem(Problem problem) {
    return ProblemAnswer.of(problem);
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException e) {
    return ProblemAnswer.of(Problem.invalid(faults(e)));
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
    return ProblemAnswer.of(403, "Your roles do not allow this.");
  }

  @ServerExceptionMapper
  Response web(WebApplicationException e) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return unreadableJson(json);
    }
    int status = e.getResponse().getStatus();
    return status >= 500 ? unexpected(e) : ProblemAnswer.of(status, meaning(status));
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e) {
    String id = UUID.randomUUID().toString();
    LOG.errorf(e, "Unexpected failure %s", id);
    return ProblemAnswer.unexpected(id);
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
    return wrong.getTargetType() == null
        ? "This value has the wrong type."
        : "This value is no %s.".formatted(wrong.getTargetType().getSimpleName());
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            r -> "/" + (r.getFieldName() == null ? String.valueOf(r.getIndex()) : r.getFieldName()))
        .collect(Collectors.joining());
  }

  private static List<Problem.Fault> faults(ConstraintViolationException e) {
    return e.getConstraintViolations().stream()
        .map(v -> new Problem.Fault(pointer(v), v.getMessage()))
        .sorted(Comparator.comparing(Problem.Fault::pointer))
        .toList();
  }

  /** Drops the names of method and parameter, which the client never sees. */
  private static String pointer(ConstraintViolation<?> violation) {
    List<Path.Node> nodes =
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
            .filter(node -> node.getKind() != ElementKind.METHOD)
            .toList();
    boolean parameterOnly =
        nodes.size() == 1 && nodes.getFirst().getKind() == ElementKind.PARAMETER;
    if (parameterOnly || violation.getLeafBean() instanceof PageQuery) {
      return nodes.getLast().getName();
    }
    return nodes.stream()
        .filter(node -> node.getKind() != ElementKind.PARAMETER)
        .map(ProblemMappers::segment)
        .collect(Collectors.joining());
  }

  private static String segment(Path.Node node) {
    String index = node.getIndex() == null ? "" : "/" + node.getIndex();
    return node.getKind() == ElementKind.CONTAINER_ELEMENT || node.getName() == null
        ? index
        : index + "/" + node.getName();
  }
}
