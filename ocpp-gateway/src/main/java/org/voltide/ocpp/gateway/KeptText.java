package org.voltide.ocpp.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.voltide.ocpp.codec.OcppJson;
import org.voltide.ocpp.frame.Scratch;
import org.voltide.ocpp.message.SecretVariables;

/**
 * The text of a frame as logs may keep it: cut, and without the secrets that OCPP carries, which
 * are the values of {@link SecretVariables} (2.0.1, 2.1) and of AuthorizationKey (1.6), and those
 * of a network profile with its APN and VPN.
 */
final class KeptText {
  static final String NOT_KEPT = "(not kept: no JSON, and it may hold a secret)";

  private static final ObjectMapper JSON =
      JsonMapper.builder(OcppJson.FACTORY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final byte[] PASSWORD = ascii("password");
  private static final byte[] AUTHORIZATION_KEY = ascii("authorizationkey");
  private static final byte[] VPN_KEY = ascii("vpnkey");
  private static final byte[] SHARED_SECRET = ascii("sharedsecret");
  private static final Set<String> SECRET_FIELDS =
      Set.of("basicAuthPassword", "apnPassword", "password");

  /** Ends a text that was cut; no JSON ends so. */
  static final char CUT = '…';

  private KeptText() {}

  /**
   * @param maxBytes of its UTF-8; no character is cut in two, and {@link #CUT} follows what is kept
   */
  static String of(ByteBuf text, int maxBytes) {
    int length = text.readableBytes();
    byte[] bytes = Scratch.copy(text);
    if (!mayTellSecret(bytes, length)) {
      return cut(bytes, length, maxBytes);
    }
    byte[] masked =
        masked(new String(bytes, 0, length, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
    return cut(masked, masked.length, maxBytes);
  }

  /** Names of variables know no case, and {@code \\u} may spell any letter. */
  private static boolean mayTellSecret(byte[] text, int length) {
    for (int i = 0; i < length; i++) {
      boolean tells =
          switch (text[i]) {
            case 'p', 'P' -> says(text, length, i, PASSWORD);
            case 'a', 'A' -> says(text, length, i, AUTHORIZATION_KEY);
            case 'v', 'V' -> says(text, length, i, VPN_KEY);
            case 's', 'S' -> says(text, length, i, SHARED_SECRET);
            case '\\' -> i + 1 < length && text[i + 1] == 'u';
            default -> false;
          };
      if (tells) {
        return true;
      }
    }
    return false;
  }

  private static boolean says(byte[] text, int length, int at, byte[] sign) {
    if (at + sign.length > length) {
      return false;
    }
    int same = 1;
    while (same < sign.length && (text[at + same] | 0x20) == sign[same]) {
      same++;
    }
    return same == sign.length;
  }

  private static String masked(String text) {
    try {
      JsonNode frame = JSON.readTree(text);
      mask(frame);
      return JSON.writeValueAsString(frame);
    } catch (JsonProcessingException e) {
      return NOT_KEPT;
    }
  }

  private static void mask(JsonNode node) {
    if (node instanceof ObjectNode object) {
      SECRET_FIELDS.forEach(field -> hide(object, field));
      if (object.path("vpn") instanceof ObjectNode vpn) {
        hide(vpn, "key");
      }
      if (object.path("key").asText().equalsIgnoreCase("AuthorizationKey")) {
        hide(object, "value");
      }
      if (SecretVariables.contains(object.path("variable").path("name").asText())) {
        hide(object, "attributeValue");
        hide(object, "actualValue");
        object.path("variableAttribute").forEach(attribute -> hide(attribute, "value"));
      }
    }
    node.forEach(KeptText::mask);
  }

  private static void hide(JsonNode node, String field) {
    if (node instanceof ObjectNode object && object.path(field).isValueNode()) {
      object.put(field, SecretVariables.MASK);
    }
  }

  private static String cut(byte[] text, int length, int maxBytes) {
    if (length <= maxBytes) {
      return new String(text, 0, length, StandardCharsets.UTF_8);
    }
    return new String(text, 0, wholeCharacters(text, maxBytes), StandardCharsets.UTF_8) + CUT;
  }

  /** So many bytes or a few less, lest a character is cut: continuation bytes begin with 10. */
  private static int wholeCharacters(byte[] text, int length) {
    int end = length;
    while (end > 0 && (text[end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }

  private static byte[] ascii(String sign) {
    return sign.getBytes(StandardCharsets.US_ASCII);
  }
}
