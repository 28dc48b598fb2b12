package org.voltide.pki.inspection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The EXI within whatever form somebody kept it in. */
final class Recording {
  private static final Pattern IN_OCPP =
      Pattern.compile("\"exi(?:Request|Response)\"\\s*:\\s*\"([A-Za-z0-9+/=\\\\]*)\"");
  private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2})+");
  private static final int FIRST_OF_EXI = 0x80;

  /** Version 1 and its complement begin a frame of V2GTP, whose header has 8 bytes. */
  private static final byte[] V2GTP = {0x01, (byte) 0xFE};

  private static final int V2GTP_HEADER_BYTES = 8;

  private Recording() {}

  /** Empty when nothing of that kind is in it. */
  static Optional<byte[]> exi(byte[] recorded) {
    if (isBinary(recorded)) {
      return Optional.of(unframed(recorded));
    }
    String text = new String(recorded, StandardCharsets.UTF_8);
    Matcher ocpp = IN_OCPP.matcher(text);
    String written =
        ocpp.find() ? ocpp.group(1).replace("\\/", "/") : text.replaceAll("[\\s:,]", "");
    String digits = written.replace("0x", "");
    if (HEX.matcher(digits).matches()) {
      return Optional.of(unframed(HexFormat.of().parseHex(digits)));
    }
    try {
      return Optional.of(unframed(Base64.getDecoder().decode(written)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isBinary(byte[] recorded) {
    return recorded.length > 0 && Byte.toUnsignedInt(recorded[0]) == FIRST_OF_EXI
        || isFramed(recorded);
  }

  private static boolean isFramed(byte[] bytes) {
    return bytes.length >= V2GTP_HEADER_BYTES && Arrays.equals(bytes, 0, 2, V2GTP, 0, 2);
  }

  private static byte[] unframed(byte[] bytes) {
    return isFramed(bytes) ? Arrays.copyOfRange(bytes, V2GTP_HEADER_BYTES, bytes.length) : bytes;
  }
}
