package org.voltide.csms.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.BigDecimalDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads {@code 0e-999999999} of a request as 0. It is as short as any number and no bound on digits
 * finds fault with it, but a sum with it has a milliard of digits.
 */
@Singleton
public final class PlainZeros implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(
        new SimpleModule("plain zeros").addDeserializer(BigDecimal.class, new Reader()));
  }

  private static final class Reader extends BigDecimalDeserializer {
    private static final int MOST_DIGITS = 30;

    @Override
    public BigDecimal deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      BigDecimal number = super.deserialize(in, context);
      return number != null && number.signum() == 0 && Math.abs(number.scale()) > MOST_DIGITS
          ? BigDecimal.ZERO
          : number;
    }
  }
}
