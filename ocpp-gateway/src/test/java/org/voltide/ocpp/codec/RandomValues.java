package org.voltide.ocpp.codec;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Random;

/** Values by chance, the same for the same seed; limits themselves come often. */
record RandomValues(Random random) {
  private static final int[] CHARACTERS = {'a', 'Z', '0', ' ', '"', '\\', '/', 'é', '漢', 0x1F50C};

  static RandomValues seeded(long seed) {
    return new RandomValues(new Random(seed));
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From min to max, both possible. */
  int integer(int min, int max) {
    return switch (random.nextInt(8)) {
      case 0 -> min;
      case 1 -> max;
      default -> (int) random.nextLong(min, max + 1L);
    };
  }

  BigDecimal decimal(int min, int max) {
    int whole = integer(min, max);
    boolean fraction = whole > min && whole < max && chance(0.5);
    BigDecimal third = BigDecimal.valueOf(random.nextInt(1000), 3);
    return fraction ? BigDecimal.valueOf(whole).add(third) : BigDecimal.valueOf(whole);
  }

  URI uri() {
    return URI.create("https://logs.example/" + random.nextInt(1000));
  }

  Instant instant() {
    return Instant.ofEpochMilli(random.nextLong(0, 4_102_444_800_000L));
  }

  /** At most max Unicode characters, now and then exactly as many. */
  String text(int max) {
    int length = chance(0.05) && max < 20_000 ? max : random.nextInt(Math.min(max, 30) + 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return text.toString();
  }
}
