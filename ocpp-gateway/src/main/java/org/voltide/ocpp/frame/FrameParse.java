package org.voltide.ocpp.frame;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.codec.OcppJson;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.codec.Spellings;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.OcppAction;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.OneWay;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** The reading of one message. What was understood before a fault stays in the fields. */
final class FrameParse {
  private static final int MAX_ID_LENGTH = 36;
  private static final String SIGNED = "-Signed";

  private static final Map<OcppVersion, Spellings<OcppAction>> ACTIONS =
      new EnumMap<>(
          Map.of(
              OcppVersion.V1_6, actions(OcppVersion.V1_6),
              OcppVersion.V2_0_1, actions(OcppVersion.V2_0_1),
              OcppVersion.V2_1, actions(OcppVersion.V2_1)));

  private final PayloadCodec codec;
  private final JsonParser json;
  private final OpenCalls expected;

  private final boolean forgiving;
  private Set<Finding> findings = Set.of();

  private int number;
  private String messageId = Frame.UNREADABLE_ID;
  private @Nullable String action;

  FrameParse(PayloadCodec codec, JsonParser json, OpenCalls expected, boolean forgiving) {
    this.forgiving = forgiving;
    this.codec = codec;
    this.json = json;
    this.expected = expected;
  }

  private static Spellings<OcppAction> actions(OcppVersion version) {
    return new Spellings<>(
        OcppAction.in(version).stream()
            .collect(Collectors.toMap(OcppAction::name, known -> known)));
  }

  Reading read() throws IOException {
    try {
      return readFrame();
    } catch (OcppFaultException e) {
      return refused(e.fault());
    } catch (JsonProcessingException e) {
      OcppErrorCode code =
          messageId.equals(Frame.UNREADABLE_ID)
              ? OcppErrorCode.RpcFrameworkError
              : OcppErrorCode.FormatViolation;
      return refused(OcppFault.of(code, "not JSON: " + e.getOriginalMessage()));
    }
  }

  private Reading readFrame() throws IOException {
    require(json.nextToken() == JsonToken.START_ARRAY, "the message is not a JSON array");
    require(json.nextToken() == JsonToken.VALUE_NUMBER_INT, "the message type is not a number");
    number = json.getIntValue();
    messageId = id();
    MessageType type =
        MessageType.of(number, version())
            .orElseThrow(
                () ->
                    fault(
                        OcppErrorCode.MessageTypeNotSupported,
                        version().subprotocol() + " has no message type " + number));
    return switch (type) {
      case CALL -> call();
      case SEND -> send();
      case CALLRESULT -> callResult();
      case CALLERROR, CALLRESULTERROR -> error(type);
    };
  }

  private String id() throws IOException {
    require(json.nextToken() == JsonToken.VALUE_STRING, "the message id is not a string");
    String id = json.getText();
    require(
        !id.isEmpty() && id.length() <= MAX_ID_LENGTH,
        "the message id does not have 1 to " + MAX_ID_LENGTH + " characters");
    require(!holdsHalfCharacter(id), "the message id holds half a character");
    return id;
  }

  private static boolean holdsHalfCharacter(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
        return true;
      }
    }
    return false;
  }

  private Reading call() throws IOException {
    OcppAction known = action();
    if (known.responseType().isEmpty()) {
      throw fault(OcppErrorCode.NotSupported, known + " is sent with SEND, not with CALL");
    }
    Request<?> payload = (Request<?>) request(known);
    return understood(new Frame.Call(messageId, known, payload));
  }

  private Reading send() throws IOException {
    OcppAction known = action();
    if (known.responseType().isPresent()) {
      throw fault(OcppErrorCode.NotSupported, known + " is sent with CALL, not with SEND");
    }
    OneWay payload = (OneWay) request(known);
    return understood(new Frame.Send(messageId, known, payload));
  }

  /**
   * An action this version does not have is not known to us (NotImplemented); one that only the
   * CSMS may call is known, but nothing we do (NotSupported): OCPP 2.1 part 4, 4.3.
   */
  private OcppAction action() throws IOException {
    require(json.nextToken() == JsonToken.VALUE_STRING, "the action is not a string");
    Optional<OcppAction> spelled = ACTIONS.get(version()).find(json);
    action = spelled.isPresent() ? spelled.get().name() : json.getText();
    OcppAction known = spelled.isPresent() ? spelled.get() : signed(action);
    if (!known.fromStation()) {
      throw fault(OcppErrorCode.NotSupported, known + " is called by the CSMS only");
    }
    return known;
  }

  private OcppAction signed(String spelled) {
    String name = isSigned() ? spelled.substring(0, spelled.length() - SIGNED.length()) : spelled;
    Optional<? extends OcppAction> named = OcppAction.named(name, version());
    return named.orElseThrow(
        () ->
            fault(
                OcppErrorCode.NotImplemented,
                version().subprotocol() + " has no action " + spelled));
  }

  private boolean isSigned() {
    return action != null && action.endsWith(SIGNED);
  }

  /** A signed message is unwrapped and processed like any other (OCPP 2.1 part 4, 7). */
  private Message request(OcppAction known) throws IOException {
    startPayload();
    if (!isSigned()) {
      return payload(known.requestType(), json);
    }
    noted().add(Finding.SIGNED_MESSAGE);
    String unwrapped = SignedPayload.unwrap(json);
    if (!forgiving) {
      return codec.read(known.requestType(), unwrapped);
    }
    try (JsonParser inner = OcppJson.FACTORY.createParser(unwrapped)) {
      require(inner.nextToken() == JsonToken.START_OBJECT, "the payload is not a JSON object");
      return payload(known.requestType(), inner);
    }
  }

  private <T extends Message> T payload(Class<T> type, JsonParser from) {
    return forgiving ? codec.forgive(type, from, noted()) : codec.read(type, from);
  }

  private Reading callResult() throws IOException {
    Optional<Class<? extends Response>> type = expected.answerTo(messageId);
    if (type.isEmpty()) {
      return new Reading.Unexpected(MessageType.CALLRESULT, messageId);
    }
    startPayload();
    Response payload = payload(type.get(), json);
    return understood(new Frame.CallResult(messageId, payload));
  }

  /** Lenient: an error that lacks a part is still the end of its CALL. */
  private Reading error(MessageType type) throws IOException {
    if (type == MessageType.CALLERROR && expected.answerTo(messageId).isEmpty()) {
      return new Reading.Unexpected(type, messageId);
    }
    String spelled = textOr(OcppErrorCode.GenericError.name());
    String code = ErrorCodes.received(spelled);
    if (!spelled.equals(code) && version() != OcppVersion.V1_6) {
      noted().add(Finding.ERROR_CODE_SPELLING);
    }
    String description = textOr("");
    String details = objectOr("{}");
    return understood(
        type == MessageType.CALLERROR
            ? new Frame.CallError(messageId, code, description, details)
            : new Frame.CallResultError(messageId, code, description, details));
  }

  private String textOr(String absent) throws IOException {
    if (ended()) {
      return absent;
    }
    return switch (json.nextToken()) {
      case VALUE_STRING -> json.getText();
      case null, default -> {
        json.skipChildren();
        yield absent;
      }
    };
  }

  private String objectOr(String absent) throws IOException {
    if (ended() || json.nextToken() != JsonToken.START_OBJECT) {
      return absent;
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator copy = OcppJson.FACTORY.createGenerator(text)) {
      copy.copyCurrentStructure(json);
    }
    return text.toString();
  }

  private void startPayload() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw fault(OcppErrorCode.FormatViolation, "the payload is not a JSON object");
    }
  }

  /** Only a frame that ends is acted upon; elements after the payload are not ours to judge. */
  private Reading understood(Frame frame) throws IOException {
    while (!ended()) {
      json.nextToken();
      json.skipChildren();
    }
    require(json.nextToken() == null, "something follows the message");
    return new Reading.Understood(frame, findings);
  }

  /** Most messages give no reason to note anything. */
  private Set<Finding> noted() {
    if (findings.isEmpty()) {
      findings = EnumSet.noneOf(Finding.class);
    }
    return findings;
  }

  private OcppVersion version() {
    return codec.version();
  }

  private boolean ended() {
    return json.getParsingContext().inRoot();
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw fault(OcppErrorCode.RpcFrameworkError, otherwise);
    }
  }

  private static OcppFaultException fault(OcppErrorCode code, String description) {
    return OcppFault.of(code, description).asException();
  }

  private Reading refused(OcppFault fault) {
    return new Reading.Refused(number, messageId, Optional.ofNullable(action), fault);
  }
}
