package org.voltide.csms.bulk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.voltide.csms.devicemodel.VariableSetting;
import org.voltide.ocpp.message.availability.OperationalStatus;
import org.voltide.ocpp.message.diagnostics.LogType;
import org.voltide.ocpp.message.provisioning.ResetType;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;

/** What each station is to do. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BulkAction.Reset.class, name = "RESET"),
  @JsonSubTypes.Type(value = BulkAction.Availability.class, name = "AVAILABILITY"),
  @JsonSubTypes.Type(value = BulkAction.Trigger.class, name = "TRIGGER"),
  @JsonSubTypes.Type(value = BulkAction.Variables.class, name = "VARIABLES"),
  @JsonSubTypes.Type(value = BulkAction.Template.class, name = "TEMPLATE"),
  @JsonSubTypes.Type(value = BulkAction.Log.class, name = "LOG"),
  @JsonSubTypes.Type(value = BulkAction.ClearCache.class, name = "CLEAR_CACHE")
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
}
