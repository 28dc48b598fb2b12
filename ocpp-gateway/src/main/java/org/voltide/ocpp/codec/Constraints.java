package org.voltide.ocpp.codec;

import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Max;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.OneOf;
import org.voltide.ocpp.message.Tenths;
import org.voltide.ocpp.message.WholeIn;
import org.voltide.ocpp.message.type.CustomData;

/** What the annotations on the type of a record component mean in one OCPP version. */
record Constraints(OcppVersion version, Shapes shapes) {

  Binding binding(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType list) {
      Binding element = binding(list.getAnnotatedActualTypeArguments()[0]);
      Items items = type.getAnnotation(Items.class);
      return items == null
          ? new Sequence(element, 0, Integer.MAX_VALUE)
          : new Sequence(element, items.min(), items.max());
    }
    Class<?> raw = (Class<?>) type.getType();
    if (raw == String.class) {
      return text(type);
    } else if (raw == int.class || raw == Integer.class) {
      return new WholeNumber(range(type));
    } else if (raw == double.class || raw == Double.class) {
      return new RealNumber(range(type), isWhole(type));
    } else if (raw == BigDecimal.class) {
      return new ExactNumber(range(type), type.isAnnotationPresent(Tenths.class));
    } else if (raw == boolean.class || raw == Boolean.class) {
      return new Flag();
    } else if (raw == Instant.class) {
      return new DateTime();
    } else if (raw == URI.class) {
      return new Link();
    } else if (raw == JsonNode.class) {
      return new AnyValue();
    } else if (raw == CustomData.class) {
      return vendorData();
    } else if (raw.isEnum()) {
      return new Choice(raw, version);
    } else if (raw.isRecord()) {
      return shapes.of(raw);
    }
    throw new IllegalArgumentException("no JSON for " + raw);
  }

  private Text text(AnnotatedType type) {
    MaxLength length = type.getAnnotation(MaxLength.class);
    OneOf oneOf = type.getAnnotation(OneOf.class);
    return new Text(
        length == null ? Integer.MAX_VALUE : limit(length),
        oneOf != null && oneOf.in() == version ? Set.of(oneOf.value()) : Set.of());
  }

  private int limit(MaxLength length) {
    return version == OcppVersion.V2_0_1 && length.v201() >= 0 ? length.v201() : length.value();
  }

  private Range range(AnnotatedType type) {
    Min min = type.getAnnotation(Min.class);
    Max max = type.getAnnotation(Max.class);
    return new Range(
        min != null && version.isAtLeast(min.since()) ? min.value() : Long.MIN_VALUE,
        max != null && version.isAtLeast(max.since()) ? max.value() : Long.MAX_VALUE);
  }

  private boolean isWhole(AnnotatedType type) {
    WholeIn whole = type.getAnnotation(WholeIn.class);
    return whole != null && whole.value() == version;
  }

  private VendorData vendorData() {
    AnnotatedType vendorId = CustomData.class.getRecordComponents()[0].getAnnotatedType();
    return new VendorData(new Field(new SerializedString("vendorId"), 0, true, text(vendorId)));
  }
}
