package org.voltide.ocpp.codec;

import static org.voltide.ocpp.fault.OcppErrorCode.FormatViolation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.fault.Finding;

/** A JSON object and the record it becomes. */
final class Shape implements Binding {
  private final Field[] fields;
  private final Map<String, Field> byName = new HashMap<>();

  /** One bit per field that must be there. */
  private final long required;

  /** Of type {@code (Object[])Object}. */
  private final MethodHandle constructor;

  /** By field, each of type {@code (Object)Object}. */
  private final MethodHandle[] accessors;

  Shape(List<Field> fields, MethodHandle constructor, List<MethodHandle> accessors) {
    if (fields.size() > Long.SIZE) {
      throw new IllegalArgumentException("more fields than bits: " + fields.size());
    }
    this.fields = fields.toArray(Field[]::new);
    this.constructor = constructor;
    this.accessors = accessors.toArray(MethodHandle[]::new);
    long bits = 0;
    for (Field field : fields) {
      byName.put(field.name(), field);
      bits |= field.required() ? bit(field) : 0;
    }
    required = bits;
  }

  @Override
  public Object read(JsonParser in) throws IOException {
    if (!in.isExpectedStartObjectToken()) {
      throw Binding.wrongType("an object", in);
    }
    @Nullable Object[] values = new Object[fields.length];
    long seen = 0;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      Field field = byName.get(name);
      if (field == null) {
        throw Binding.violation(FormatViolation, "is not a known field").within(name);
      }
      if ((seen & bit(field)) != 0) {
        throw Binding.duplicate().within(name);
      }
      in.nextToken();
      if (isForgivenEmpty(field, in)) {
        in.skipChildren();
        continue;
      }
      seen |= bit(field);
      values[field.index()] = field.read(in);
    }
    checkComplete(seen);
    return construct(values);
  }

  /** An optional field that should be absent; one that may be any JSON may be empty too. */
  private static boolean isForgivenEmpty(Field field, JsonParser in) {
    return in instanceof ForgivingParser forgiving
        && !field.required()
        && !(field.binding() instanceof AnyValue)
        && forgiving.isEmptyValue()
        && ForgivingParser.forgives(in, Finding.EMPTY_OPTIONAL);
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Field field : fields) {
      field.write(component(value, field), out);
    }
    out.writeEndObject();
  }

  private void checkComplete(long seen) {
    long absent = required & ~seen;
    if (absent != 0) {
      throw Binding.missing(fields[Long.numberOfTrailingZeros(absent)].name());
    }
  }

  private static long bit(Field field) {
    return 1L << field.index();
  }

  private Object construct(@Nullable Object[] values) {
    try {
      return (Object) constructor.invokeExact(values);
    } catch (Throwable thrown) {
      throw rethrown(thrown);
    }
  }

  private @Nullable Object component(Object record, Field field) {
    try {
      return (Object) accessors[field.index()].invokeExact(record);
    } catch (Throwable thrown) {
      throw rethrown(thrown);
    }
  }

  /** Records of messages throw nothing checked. */
  private static RuntimeException rethrown(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(thrown);
  }
}
