package org.voltide.csms.roaming.offered;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.model.Token;
import org.voltide.csms.roaming.model.TokenType;
import org.voltide.csms.store.Row;

/** A token that is registered here, as partners see it. */
record OwnToken(
    UUID id,
    String idToken,
    String type,
    String status,
    @Nullable Instant validFrom,
    @Nullable Instant validUntil,
    @Nullable String language,
    long contractNumber) {
  private static final int CONTRACT_CHARACTERS = 8;
  private static final int LETTERS_AND_DIGITS = 36;

  static OwnToken of(Row row) {
    return new OwnToken(
        row.id("id"),
        row.text("id_token"),
        row.text("type"),
        row.text("status"),
        row.maybeInstant("valid_from").orElse(null),
        row.maybeInstant("valid_until").orElse(null),
        row.maybeText("language").orElse(null),
        row.big("contract_number"));
  }

  /** Whether it may charge, in the words of OCPI (Tokens, AllowedType). */
  String allowed(Instant now) {
    return switch (status) {
      case "Accepted" -> {
        if (validFrom != null && now.isBefore(validFrom)) {
          yield "NOT_ALLOWED";
        }
        yield validUntil != null && !now.isBefore(validUntil) ? "EXPIRED" : "ALLOWED";
      }
      case "Expired" -> "EXPIRED";
      default -> "BLOCKED";
    };
  }

  /** Partners ask us whenever they can, for what we say of a token depends on the time. */
  Token shared(RoamingSettings settings, Instant now) {
    return new Token(
        settings.countryCode(),
        settings.partyId(),
        idToken,
        TokenType.ofOcpp(type),
        contract(settings),
        null,
        settings.businessName(),
        null,
        allowed(now).equals("ALLOWED"),
        Token.Whitelist.ALLOWED_OFFLINE,
        Optional.ofNullable(language)
            .filter(name -> name.matches("[A-Za-z]{2}(-.*)?"))
            .map(name -> name.substring(0, 2).toLowerCase(Locale.ROOT))
            .orElse(null),
        now);
  }

  /** By eMI3: country, provider, C and eight characters. An eMAID is one already. */
  private String contract(RoamingSettings settings) {
    if (type.equals("eMAID")) {
      return idToken;
    }
    String number = Long.toString(contractNumber, LETTERS_AND_DIGITS).toUpperCase(Locale.ROOT);
    return "%s-%s-C%s%s"
        .formatted(
            settings.countryCode(),
            settings.partyId(),
            "0".repeat(Math.max(0, CONTRACT_CHARACTERS - number.length())),
            number);
  }
}
