package org.voltide.ocpp.codec;

import com.fasterxml.jackson.core.io.SerializedString;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.AcceptedIn;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.RequiredIn;
import org.voltide.ocpp.message.Since;

/** The shapes of all records in one OCPP version, each built at its first use. Thread-safe. */
final class Shapes {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private final OcppVersion version;
  private final Constraints constraints;
  private final Map<Class<?>, Shape> byRecord = new ConcurrentHashMap<>();

  Shapes(OcppVersion version) {
    this.version = version;
    this.constraints = new Constraints(version, this);
  }

  Shape of(Class<?> record) {
    Shape known = byRecord.get(record);
    if (known != null) {
      return known;
    }
    // Not computeIfAbsent, because building one shape asks for others.
    Shape built = build(record);
    byRecord.put(record, built);
    return built;
  }

  private Shape build(Class<?> record) {
    RecordComponent[] components = record.getRecordComponents();
    List<Field> fields = new ArrayList<>();
    List<MethodHandle> accessors = new ArrayList<>();
    for (RecordComponent component : components) {
      fields.add(field(component, fields.size()));
      accessors.add(accessor(component));
    }
    return new Shape(fields, constructor(record, components), accessors);
  }

  private Field field(RecordComponent component, int index) {
    AnnotatedType type = component.getAnnotatedType();
    boolean nullable = type.isAnnotationPresent(Nullable.class);
    Binding binding = constraints.binding(type);
    if (!isPresent(component)) {
      if (!nullable) {
        throw new IllegalArgumentException(component + " is required before it exists");
      }
      return foreign(component, index, binding);
    }
    RequiredIn required = component.getAnnotation(RequiredIn.class);
    boolean requiredNow = !nullable || (required != null && required.value() == version);
    return new Field(new SerializedString(component.getName()), index, requiredNow, binding);
  }

  private boolean isPresent(RecordComponent component) {
    Since since = component.getAnnotation(Since.class);
    return since == null || version.isAtLeast(since.value());
  }

  private Field foreign(RecordComponent component, int index, Binding binding) {
    AcceptedIn accepted = component.getAnnotation(AcceptedIn.class);
    boolean tolerated = accepted != null && accepted.value() == version;
    String name = tolerated && !accepted.as().isEmpty() ? accepted.as() : component.getName();
    Optional<Binding> reader = tolerated ? Optional.of(binding) : Optional.empty();
    return new Field(new SerializedString(name), index, false, new Foreign(version, reader));
  }

  private static MethodHandle constructor(Class<?> record, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return LOOKUP
          .findConstructor(record, MethodType.methodType(void.class, types))
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalArgumentException(record + " is not open to the codec", hidden);
    }
  }

  private static MethodHandle accessor(RecordComponent component) {
    try {
      return LOOKUP
          .unreflect(component.getAccessor())
          .asType(MethodType.methodType(Object.class, Object.class));
    } catch (IllegalAccessException hidden) {
      throw new IllegalArgumentException(component + " is not open to the codec", hidden);
    }
  }
}
