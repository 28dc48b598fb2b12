package org.voltide.csms.roaming.remote;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a station of a partner is to do; ids are the partner's. */
public sealed interface Wish {
  /** Such as {@code NL*ABC}. */
  String PARTY = "[A-Za-z]{2}\\*[A-Za-z0-9]{1,3}";

  /** The name of it in OCPI. */
  default String type() {
    return switch (this) {
      case Start _ -> "START_SESSION";
      case Stop _ -> "STOP_SESSION";
      case Reserve _ -> "RESERVE_NOW";
      case Cancel _ -> "CANCEL_RESERVATION";
      case Unlock _ -> "UNLOCK_CONNECTOR";
    };
  }

  /**
   * Lets a driver charge.
   *
   * @param tokenId of ours
   * @param evseUid many operators need it
   * @param party whose location it is, where more than one has such
   */
  record Start(
      @NotNull UUID tokenId,
      @NotBlank @Size(max = 36) String locationId,
      @Nullable @Size(min = 1, max = 36) String evseUid,
      @Nullable @Size(min = 1, max = 36) String connectorId,
      @Nullable @Pattern(regexp = PARTY) String party)
      implements Wish {}

  /**
   * Ends a session.
   *
   * @param party whose session it is, where more than one has such
   */
  record Stop(
      @NotBlank @Size(max = 36) String sessionId, @Nullable @Pattern(regexp = PARTY) String party)
      implements Wish {}

  /**
   * Keeps a place for a driver until then.
   *
   * @param party whose location it is, where more than one has such
   */
  record Reserve(
      @NotNull UUID tokenId,
      @NotBlank @Size(max = 36) String locationId,
      @Nullable @Size(min = 1, max = 36) String evseUid,
      @NotNull Instant until,
      @Nullable @Pattern(regexp = PARTY) String party)
      implements Wish {}

  /**
   * Gives a place free again.
   *
   * @param reservationId the command that reserved it
   */
  record Cancel(@NotNull UUID reservationId) implements Wish {}

  /**
   * Gives a plug free.
   *
   * @param party whose location it is, where more than one has such
   */
  record Unlock(
      @NotBlank @Size(max = 36) String locationId,
      @NotBlank @Size(max = 36) String evseUid,
      @NotBlank @Size(max = 36) String connectorId,
      @Nullable @Pattern(regexp = PARTY) String party)
      implements Wish {}
}
