package org.voltide.csms.bulk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.bulk.BulkAnswer.Coming;
import org.voltide.csms.bulk.BulkAnswer.Done;
import org.voltide.csms.bulk.BulkAnswer.Refused;
import org.voltide.csms.desired.Outcome;
import org.voltide.csms.devicemodel.Templates;
import org.voltide.csms.devicemodel.VariableSetting;
import org.voltide.csms.devicemodel.Variables;
import org.voltide.csms.display.DisplayMessages;
import org.voltide.csms.logs.LogRequests;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.ocpp.StationPassword;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.SecretVariables;
import org.voltide.ocpp.message.authorization.ClearCacheRequest;
import org.voltide.ocpp.message.availability.ChangeAvailabilityRequest;
import org.voltide.ocpp.message.provisioning.ResetRequest;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;
import org.voltide.ocpp.message.type.StatusInfo;

/** Has a station do an action. Blocks. Thread-safe. */
@Singleton
class BulkOrders {
  private static final List<String> YES = List.of("Accepted", "Scheduled");
  private static final String NO_DISPLAY = "shows no messages (no DisplayMessageCtrlr)";

  private final Commands commands;
  private final Variables variables;
  private final Templates templates;
  private final LogRequests logs;
  private final DisplayMessages displays;

  BulkOrders(
      Commands commands,
      Variables variables,
      Templates templates,
      LogRequests logs,
      DisplayMessages displays) {
    this.commands = commands;
    this.variables = variables;
    this.templates = templates;
    this.logs = logs;
    this.displays = displays;
  }

  /**
   * Refuses what no station could do.
   *
   * @throws Problem 422
   */
  void check(BulkAction action) {
    switch (action) {
      case BulkAction.Trigger(MessageTrigger message)
          when message == MessageTrigger.StatusNotification
              || message == MessageTrigger.CustomTrigger ->
          throw Problem.invalid(
              "/action/message", "%s cannot be asked of many stations.".formatted(message));
      case BulkAction.Variables(List<VariableSetting> settings) -> checkOpen(settings);
      case BulkAction.Template(var id) -> {
        if (!templates.exists(id)) {
          throw Problem.invalid("/action/templateId", "There is no template %s.".formatted(id));
        }
      }
      case BulkAction.ShowMessage message when message.endsBeforeItStarts() ->
          throw Problem.invalid("/action/endDateTime", "It ends before it starts.");
      default -> {
        // The types say all there is to say.
      }
    }
  }

  /** What is kept and shown with the results must be no secret. */
  private static void checkOpen(List<VariableSetting> settings) {
    for (int i = 0; i < settings.size(); i++) {
      String variable = settings.get(i).variable();
      String pointer = "/action/settings/%d/variable".formatted(i);
      if (StationPassword.isSetBy(variable)) {
        throw StationPassword.hasItsOwnWay(pointer);
      }
      if (SecretVariables.contains(variable)) {
        throw Problem.invalid(pointer, "A secret is written to each station by itself.");
      }
    }
  }

  /**
   * @throws Problem as {@link Commands#ask}
   */
  BulkAnswer carryOut(String station, BulkAction action) {
    return switch (action) {
      case BulkAction.Reset(var type) -> {
        var said = commands.ask(station, new ResetRequest(type, null, null));
        yield answer(said.status(), said.statusInfo());
      }
      case BulkAction.Availability(var status) -> {
        var said = commands.ask(station, new ChangeAvailabilityRequest(status, null, null));
        yield answer(said.status(), said.statusInfo());
      }
      case BulkAction.Trigger(var message) -> {
        var said = commands.ask(station, new TriggerMessageRequest(message, null, null, null));
        yield answer(said.status(), said.statusInfo());
      }
      case BulkAction.ClearCache() -> {
        var said = commands.ask(station, new ClearCacheRequest(null));
        yield answer(said.status(), said.statusInfo());
      }
      case BulkAction.Variables(var settings) -> written(variables.writeAll(station, settings));
      case BulkAction.Template(var id) -> {
        templates.follow(id, station);
        yield new Done("Wished");
      }
      case BulkAction.ShowMessage message ->
          displays.canShow(station)
              ? shown(displays.show(station, message.asDisplayMessage()))
              : new Refused(NO_DISPLAY);
      case BulkAction.ClearMessage(var id) ->
          displays.canShow(station) ? shown(displays.clear(station, id)) : new Refused(NO_DISPLAY);
      case BulkAction.Log(var type) -> new Coming(logs.begin(station, type));
    };
  }

  private static BulkAnswer answer(Enum<?> status, @Nullable StatusInfo info) {
    String said = Outcomes.reason(status, info);
    return YES.contains(status.name()) ? new Done(said) : new Refused(said);
  }

  private static BulkAnswer shown(Outcome outcome) {
    return outcome instanceof Outcome.Failed(String why) ? new Refused(why) : new Done("Accepted");
  }

  /** One variable that was not taken makes the whole fail; it says which. */
  private static BulkAnswer written(List<Variables.Answer> answers) {
    String refused =
        answers.stream()
            .filter(answer -> !isTaken(answer))
            .map(answer -> answer.address().variable() + ": " + answer.status())
            .collect(Collectors.joining(", "));
    boolean needsReset =
        answers.stream().anyMatch(answer -> answer.status().equals("RebootRequired"));
    return refused.isEmpty()
        ? new Done(needsReset ? "RebootRequired" : "Accepted")
        : new Refused(refused);
  }

  private static boolean isTaken(Variables.Answer answer) {
    return answer.status().equals("Accepted") || answer.status().equals("RebootRequired");
  }
}
