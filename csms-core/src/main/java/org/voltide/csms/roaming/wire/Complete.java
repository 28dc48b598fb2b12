package org.voltide.csms.roaming.wire;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether everything required is there. */
final class Complete {

  private Complete() {}

  /**
   * @throws OcpiFault naming the first component that is missing
   */
  static <T extends Record> T checked(T value) {
    check("", value);
    return value;
  }

  private static void check(String path, Record value) {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      String name = path + snake(component.getName());
      Object part = part(component, value);
      if (part == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        throw OcpiFault.invalid("%s is missing.".formatted(name));
      }
      checkPart(name, part);
    }
  }

  private static void checkPart(String name, @Nullable Object part) {
    switch (part) {
      case Record inner -> check(name + ".", inner);
      case Collection<?> items -> items.forEach(item -> checkItem(name, item));
      case null, default -> {}
    }
  }

  private static void checkItem(String name, @Nullable Object item) {
    if (item == null) {
      throw OcpiFault.invalid("%s holds a null.".formatted(name));
    }
    checkPart(name, item);
  }

  private static @Nullable Object part(RecordComponent component, Record value) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
