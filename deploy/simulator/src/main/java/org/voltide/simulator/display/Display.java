package org.voltide.simulator.display;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.voltide.ocpp.message.display.ClearDisplayMessageRequest;
import org.voltide.ocpp.message.display.ClearDisplayMessageResponse;
import org.voltide.ocpp.message.display.ClearMessageStatus;
import org.voltide.ocpp.message.display.DisplayMessage;
import org.voltide.ocpp.message.display.DisplayMessageStatus;
import org.voltide.ocpp.message.display.GetDisplayMessagesRequest;
import org.voltide.ocpp.message.display.GetDisplayMessagesResponse;
import org.voltide.ocpp.message.display.GetDisplayMessagesStatus;
import org.voltide.ocpp.message.display.MessagePriority;
import org.voltide.ocpp.message.display.NotifyDisplayMessagesRequest;
import org.voltide.ocpp.message.display.SetDisplayMessageRequest;
import org.voltide.ocpp.message.display.SetDisplayMessageResponse;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.desk.Parts;
import org.voltide.simulator.device.Key;

/** The messages on a station's display. */
public final class Display implements Block {
  private static final String COMPONENT = "DisplayMessageCtrlr";
  private static final Key COUNT = Key.of(COMPONENT, "DisplayMessages");
  private static final int MAX_MESSAGES = 20;
  private static final int PART = 5;

  private final Host host;
  private final Predicate<String> runs;
  private final Map<Integer, DisplayMessage> messages = new LinkedHashMap<>();

  /**
   * @param runs whether there is such a transaction
   */
  public Display(Host host, Predicate<String> runs) {
    this.host = host;
    this.runs = runs;
    host.model().read(COUNT, () -> "" + messages().size());
  }

  @Override
  public void register(Desk desk) {
    desk.on(SetDisplayMessageRequest.class, this::set);
    desk.on(GetDisplayMessagesRequest.class, this::get);
    desk.on(ClearDisplayMessageRequest.class, this::clear);
  }

  /** A transaction's messages end with it (O02.FR.02). */
  public void transactionEnded(String transactionId) {
    messages.values().removeIf(message -> transactionId.equals(message.transactionId()));
  }

  /** What is kept; messages past their end are not (O01.FR.08). */
  List<DisplayMessage> messages() {
    messages
        .values()
        .removeIf(m -> m.endDateTime() != null && !host.time().isBefore(m.endDateTime()));
    return List.copyOf(messages.values());
  }

  private SetDisplayMessageResponse set(SetDisplayMessageRequest request) {
    DisplayMessage message = request.message();
    DisplayMessageStatus status = verdict(message);
    if (status == DisplayMessageStatus.Accepted) {
      if (message.priority() == MessagePriority.AlwaysFront) {
        messages.values().removeIf(m -> m.priority() == MessagePriority.AlwaysFront);
      }
      messages.put(message.id(), message);
    }
    return new SetDisplayMessageResponse(status, null, null);
  }

  private DisplayMessageStatus verdict(DisplayMessage message) {
    if (!supports("SupportedFormats", message.message().format().name())) {
      return DisplayMessageStatus.NotSupportedMessageFormat;
    }
    if (!supports("SupportedPriorities", message.priority().name())) {
      return DisplayMessageStatus.NotSupportedPriority;
    }
    if (message.state() != null && !supports("SupportedStates", message.state().name())) {
      return DisplayMessageStatus.NotSupportedState;
    }
    if (message.transactionId() != null && !runs.test(message.transactionId())) {
      return DisplayMessageStatus.UnknownTransaction;
    }
    boolean full = messages().size() >= MAX_MESSAGES && !messages.containsKey(message.id());
    return full ? DisplayMessageStatus.Rejected : DisplayMessageStatus.Accepted;
  }

  private GetDisplayMessagesResponse get(GetDisplayMessagesRequest request) {
    List<DisplayMessage> found = new ArrayList<>(messages());
    found.removeIf(
        m ->
            (request.id() != null && !request.id().contains(m.id()))
                || (request.priority() != null && request.priority() != m.priority())
                || (request.state() != null && request.state() != m.state()));
    host.afterAnswer(
        () ->
            Parts.send(
                found,
                PART,
                (seqNo, part, more) ->
                    host.tell(
                        new NotifyDisplayMessagesRequest(request.requestId(), part, more, null))));
    return new GetDisplayMessagesResponse(
        found.isEmpty() ? GetDisplayMessagesStatus.Unknown : GetDisplayMessagesStatus.Accepted,
        null,
        null);
  }

  private ClearDisplayMessageResponse clear(ClearDisplayMessageRequest request) {
    boolean known = messages.remove(request.id()) != null;
    return new ClearDisplayMessageResponse(
        known ? ClearMessageStatus.Accepted : ClearMessageStatus.Unknown, null, null);
  }

  private boolean supports(String list, String value) {
    String supported = host.model().text(Key.of(COMPONENT, list));
    return Arrays.asList(supported.split(",", -1)).contains(value);
  }
}
