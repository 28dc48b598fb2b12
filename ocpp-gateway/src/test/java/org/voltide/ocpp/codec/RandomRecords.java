package org.voltide.ocpp.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Max;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.OneOf;
import org.voltide.ocpp.message.RequiredIn;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.Tenths;
import org.voltide.ocpp.message.WholeIn;
import org.voltide.ocpp.message.type.CustomData;

/** Records that their own annotations allow in a version, by chance. */
record RandomRecords(OcppVersion version, RandomValues random) {

  <T> T record(Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = Arrays.stream(components).map(this::component).toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private @Nullable Object component(RecordComponent component) {
    AnnotatedType type = component.getAnnotatedType();
    RequiredIn required = component.getAnnotation(RequiredIn.class);
    boolean present =
        !type.isAnnotationPresent(Nullable.class)
            || (required != null && required.value() == version)
            || random.chance(0.4);
    return present && exists(component.getAnnotation(Since.class)) ? value(type) : null;
  }

  private Object value(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType list) {
      return list(list);
    }
    Class<?> raw = (Class<?>) type.getType();
    if (raw == String.class) {
      return text(type);
    } else if (raw == int.class || raw == Integer.class) {
      return random.integer(min(type), max(type));
    } else if (raw == double.class || raw == Double.class) {
      WholeIn whole = type.getAnnotation(WholeIn.class);
      return whole != null && whole.value() == version
          ? (double) random.integer(min(type), max(type))
          : random.decimal(min(type), max(type)).doubleValue();
    } else if (raw == BigDecimal.class) {
      BigDecimal number = random.decimal(min(type), max(type));
      return type.isAnnotationPresent(Tenths.class)
          ? number.setScale(1, RoundingMode.DOWN)
          : number;
    } else if (raw == URI.class) {
      return random.uri();
    } else if (raw == boolean.class || raw == Boolean.class) {
      return random.chance(0.5);
    } else if (raw == Instant.class) {
      return random.instant();
    } else if (raw == JsonNode.class) {
      return OcppJson.ANY.createArrayNode().add(1);
    } else if (raw == CustomData.class) {
      return new CustomData(random.text(255), OcppJson.ANY.createObjectNode().put("more", true));
    }
    return raw.isEnum() ? constant(raw) : record(raw);
  }

  private List<Object> list(AnnotatedParameterizedType type) {
    Items items = type.getAnnotation(Items.class);
    int min = items == null ? 0 : items.min();
    int max = Math.min(items == null ? Integer.MAX_VALUE : items.max(), min + 1);
    List<Object> values = new ArrayList<>();
    for (int size = random.integer(min, max); size > 0; size--) {
      values.add(value(type.getAnnotatedActualTypeArguments()[0]));
    }
    return values;
  }

  private String text(AnnotatedType type) {
    OneOf oneOf = type.getAnnotation(OneOf.class);
    if (oneOf != null && oneOf.in() == version) {
      return oneOf.value()[random.integer(0, oneOf.value().length - 1)];
    }
    MaxLength max = type.getAnnotation(MaxLength.class);
    if (max == null) {
      return random.text(Integer.MAX_VALUE);
    }
    boolean tighter = version == OcppVersion.V2_0_1 && max.v201() >= 0;
    return random.text(tighter ? max.v201() : max.value());
  }

  private Object constant(Class<?> type) {
    List<?> known =
        Arrays.stream(type.getFields())
            .filter(field -> field.isEnumConstant() && exists(field.getAnnotation(Since.class)))
            .map(field -> Enum.valueOf(type.asSubclass(Enum.class), field.getName()))
            .toList();
    return known.get(random.integer(0, known.size() - 1));
  }

  private int min(AnnotatedType type) {
    Min min = type.getAnnotation(Min.class);
    return min != null && version.isAtLeast(min.since()) ? (int) min.value() : Integer.MIN_VALUE;
  }

  private int max(AnnotatedType type) {
    Max max = type.getAnnotation(Max.class);
    return max != null && version.isAtLeast(max.since()) ? (int) max.value() : Integer.MAX_VALUE;
  }

  private boolean exists(@Nullable Since since) {
    return since == null || version.isAtLeast(since.value());
  }
}
