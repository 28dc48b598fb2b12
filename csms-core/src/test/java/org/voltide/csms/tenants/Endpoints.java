package org.voltide.csms.tenants;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.voltide.csms.platform.Roles;

/** Every endpoint there is, out of the compiled classes: hidden ones, too. */
final class Endpoints {

  private static final List<Endpoint> ALL = found();

  private Endpoints() {}

  /**
   * One of them.
   *
   * @param roles who may call it; empty: everybody
   * @param path with its parameters in braces
   * @param about what tenants have, of which the path names one
   */
  record Endpoint(
      Class<?> resource,
      String verb,
      String path,
      List<String> roles,
      String consumes,
      String produces,
      Optional<Thing> about) {

    boolean isForTenants() {
      return roles.contains(Roles.TENANT_VIEWER) || roles.contains(Roles.TENANT_OPERATOR);
    }

    /** Whether only those of a tenant may call it who may change something. */
    boolean isAction() {
      return roles.contains(Roles.TENANT_OPERATOR) && !roles.contains(Roles.TENANT_VIEWER);
    }

    boolean isForEverybody() {
      return roles.isEmpty();
    }

    boolean isOfOneself() {
      return resource.isAnnotationPresent(OfOneself.class);
    }

    @Override
    public String toString() {
      return verb + " " + path;
    }
  }

  static List<Endpoint> all() {
    return ALL;
  }

  private static List<Endpoint> found() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.voltide.csms")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .flatMap(Endpoints::of)
            .toList();
  }

  private static Stream<Endpoint> of(JavaClass type) {
    Class<?> resource = type.reflect();
    return type.getAllMethods().stream()
        .filter(method -> verb(method).isPresent())
        .map(JavaMethod::reflect)
        .filter(method -> !method.isBridge())
        .map(method -> of(resource, method));
  }

  private static Optional<String> verb(JavaMethod method) {
    return method.getAnnotations().stream()
        .flatMap(each -> each.getRawType().tryGetAnnotationOfType(HttpMethod.class).stream())
        .map(HttpMethod::value)
        .findFirst();
  }

  private static Endpoint of(Class<?> resource, Method method) {
    String verb =
        Arrays.stream(method.getAnnotations())
            .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
            .filter(each -> each != null)
            .findFirst()
            .orElseThrow()
            .value();
    String path =
        "/"
            + resource.getAnnotation(Path.class).value()
            + "/"
            + of(method, Path.class, Path::value);
    return new Endpoint(
        resource,
        verb,
        path.replaceAll("/+", "/").replaceAll("(?<=.)/$", ""),
        method.isAnnotationPresent(PermitAll.class)
            ? List.of()
            : List.of(method.getAnnotation(RolesAllowed.class).value()),
        of(method, Consumes.class, each -> each.value()[0]),
        of(method, Produces.class, each -> each.value()[0]),
        Optional.ofNullable(method.getAnnotation(ActsOn.class))
            .map(ActsOn::value)
            .or(() -> Optional.ofNullable(method.getAnnotation(About.class)).map(About::value)));
  }

  private static <A extends Annotation> String of(
      Method method, Class<A> annotation, Function<A, String> value) {
    return Optional.ofNullable(method.getAnnotation(annotation)).map(value).orElse("");
  }
}
