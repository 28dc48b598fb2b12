package org.voltide.csms.platform;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.voltide.csms.platform.Problem.Fault;

/** What violated constraints are to the client, who never sees names of methods and parameters. */
final class Violations {
  private Violations() {}

  static List<Fault> faults(ConstraintViolationException e) {
    return e.getConstraintViolations().stream()
        .map(Violations::fault)
        .sorted(Comparator.comparing(Fault::pointer))
        .toList();
  }

  private static Fault fault(ConstraintViolation<?> violation) {
    List<Path.Node> nodes =
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false).toList();
    Path.Node last = nodes.getLast();
    boolean parameter = last.getKind() == ElementKind.PARAMETER;
    if (parameter && isBody(violation.getRootBeanClass(), nodes)) {
      return new Fault("", "A body is needed.");
    }
    if (parameter || violation.getLeafBean() instanceof PageQuery) {
      return new Fault(last.getName(), violation.getMessage());
    }
    String pointer =
        nodes.stream()
            .filter(node -> node.getKind() != ElementKind.METHOD)
            .filter(node -> node.getKind() != ElementKind.PARAMETER)
            .map(Violations::segment)
            .collect(Collectors.joining());
    return new Fault(pointer, violation.getMessage());
  }

  /**
   * The one parameter of a method that is neither in the address nor in a header. A class may be a
   * proxy, whose methods have no annotations.
   */
  private static boolean isBody(Class<?> resource, List<Path.Node> nodes) {
    Path.MethodNode called = nodes.getFirst().as(Path.MethodNode.class);
    int index = nodes.getLast().as(Path.ParameterNode.class).getParameterIndex();
    return Stream.<Class<?>>iterate(resource, Objects::nonNull, Class::getSuperclass)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> isCalled(method, called))
        .map(method -> method.getParameterAnnotations()[index])
        .noneMatch(Violations::isNamed);
  }

  private static boolean isCalled(Method method, Path.MethodNode called) {
    return method.getName().equals(called.getName())
        && List.of(method.getParameterTypes()).equals(called.getParameterTypes());
  }

  private static boolean isNamed(Annotation[] annotations) {
    return Arrays.stream(annotations)
        .anyMatch(
            a -> a instanceof PathParam || a instanceof QueryParam || a instanceof HeaderParam);
  }

  private static String segment(Path.Node node) {
    String index = node.getIndex() == null ? "" : "/" + node.getIndex();
    return node.getKind() == ElementKind.CONTAINER_ELEMENT || node.getName() == null
        ? index
        : index + "/" + node.getName();
  }
}
