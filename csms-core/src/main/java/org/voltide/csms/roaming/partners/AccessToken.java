package org.voltide.csms.roaming.partners;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens that servers show each other: {@code Authorization: Token …}. */
final class AccessToken {
  private static final String SCHEME = "token ";
  private static final String PRINTABLE = "[!-~]{1,64}";

  private AccessToken() {}

  /** The header's value; in Base64 as OCPI 2.2 wants it, or plain for older minds. */
  static String header(String token, boolean plain) {
    return "Token "
        + (plain
            ? token
            : Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)));
  }

  /** What a header may mean: the text in Base64, with or without a line's end, and as it is. */
  static List<String> candidates(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return List.of();
    }
    String shown = header.substring(SCHEME.length()).strip();
    List<String> candidates = new ArrayList<>(List.of(shown));
    try {
      byte[] bytes = Base64.getDecoder().decode(shown);
      candidates.addFirst(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().strip());
    } catch (IllegalArgumentException | CharacterCodingException plain) {
      return candidates;
    }
    return candidates;
  }

  /** Whether OCPI allows such a token. */
  static boolean isToken(String text) {
    return text.matches(PRINTABLE);
  }

  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
