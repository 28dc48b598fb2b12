package org.voltide.csms.bulk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.devicemodel.VariableSetting;
import org.voltide.ocpp.message.availability.OperationalStatus;
import org.voltide.ocpp.message.diagnostics.LogType;
import org.voltide.ocpp.message.display.DisplayMessage;
import org.voltide.ocpp.message.display.MessagePriority;
import org.voltide.ocpp.message.display.MessageState;
import org.voltide.ocpp.message.provisioning.ResetType;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.ocpp.message.type.MessageContent;
import org.voltide.ocpp.message.type.MessageFormat;

/** What each station is to do. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BulkAction.Reset.class, name = "RESET"),
  @JsonSubTypes.Type(value = BulkAction.Availability.class, name = "AVAILABILITY"),
  @JsonSubTypes.Type(value = BulkAction.Trigger.class, name = "TRIGGER"),
  @JsonSubTypes.Type(value = BulkAction.Variables.class, name = "VARIABLES"),
  @JsonSubTypes.Type(value = BulkAction.Template.class, name = "TEMPLATE"),
  @JsonSubTypes.Type(value = BulkAction.Log.class, name = "LOG"),
  @JsonSubTypes.Type(value = BulkAction.ClearCache.class, name = "CLEAR_CACHE"),
  @JsonSubTypes.Type(value = BulkAction.ShowMessage.class, name = "SHOW_MESSAGE"),
  @JsonSubTypes.Type(value = BulkAction.ClearMessage.class, name = "CLEAR_MESSAGE")
})
sealed interface BulkAction {

  /** Restart (OCPP 2.1 B11). */
  record Reset(@NotNull ResetType type) implements BulkAction {}

  /** Go in or out of service as a whole (OCPP 2.1 G04). */
  record Availability(@NotNull OperationalStatus operationalStatus) implements BulkAction {}

  /** Send a message about the station as a whole now (OCPP 2.1 F06). */
  record Trigger(@NotNull MessageTrigger message) implements BulkAction {}

  /** Take values once (OCPP 2.1 B05). */
  record Variables(@NotEmpty @Size(max = 100) List<@NotNull @Valid VariableSetting> settings)
      implements BulkAction {}

  /** Follow a configuration template from now on. */
  record Template(@NotNull UUID templateId) implements BulkAction {}

  /** Upload a log (OCPP 2.1 N01). */
  record Log(@NotNull LogType logType) implements BulkAction {}

  /** Forget who was authorized (OCPP 2.1 C11). */
  record ClearCache() implements BulkAction {}

  /**
   * Show a message on the display, in place of the one of the same id (OCPP 2.1 O01, O06).
   *
   * @param id chosen by the operator
   * @param state shown only in this state; always when absent
   * @param language as in RFC 5646
   * @param startDateTime shown from then on; at once when absent
   * @param endDateTime shown until then; until it is cleared when absent
   */
  record ShowMessage(
      @NotNull @Min(0) Integer id,
      @NotNull MessagePriority priority,
      @Nullable MessageState state,
      @NotBlank @Size(max = 1024) String content,
      @Nullable @Size(max = 8) String language,
      @Nullable Instant startDateTime,
      @Nullable Instant endDateTime)
      implements BulkAction {

    /** Before it begins to be shown it would be over. */
    boolean endsBeforeItStarts() {
      return startDateTime != null && endDateTime != null && !endDateTime.isAfter(startDateTime);
    }

    DisplayMessage asDisplayMessage() {
      return new DisplayMessage(
          id,
          priority,
          new MessageContent(MessageFormat.UTF8, content, language, null),
          null,
          state,
          startDateTime,
          endDateTime,
          null,
          null,
          null);
    }
  }

  /** Show a message no longer (OCPP 2.1 O05). */
  record ClearMessage(@NotNull @Min(0) Integer id) implements BulkAction {}
}
