package org.voltide.csms.roaming.received;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.ocpi.Call;
import org.voltide.csms.roaming.ocpi.Module;
import org.voltide.csms.roaming.ocpi.Reply;
import org.voltide.csms.roaming.ocpi.Side;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.roaming.wire.OcpiTimes;

/** Takes what a partner owns, at {@code {country_code}/{party_id}/{id}}. */
abstract class ReceiverModule implements Module {
  static final int PARTS = 3;
  static final String UPDATED = "last_updated";

  private final Kind kind;
  private final ReceivedObjects objects;

  ReceiverModule(Kind kind, ReceivedObjects objects) {
    this.kind = kind;
    this.objects = objects;
  }

  @Override
  public String identifier() {
    return kind.module();
  }

  @Override
  public String role() {
    return "RECEIVER";
  }

  @Override
  public Side side() {
    return Side.EMSP;
  }

  @Override
  public Reply answer(Call call) {
    if (call.path().size() != PARTS) {
      throw OcpiFault.notFound("It is at {country_code}/{party_id}/{id}.");
    }
    return switch (call.method()) {
      case "GET" -> Reply.of(known(call).document());
      case "PUT" ->
          objects.put(call.partner(), kind, whole(call)) == ReceivedObjects.Kept.NEW
              ? Reply.created()
              : Reply.done();
      default -> throw notUnderstood();
    };
  }

  static OcpiFault notUnderstood() {
    return OcpiFault.notAllowed("This method is not understood here.");
  }

  static Party party(Call call) {
    return new Party(call.path().get(0), call.path().get(1));
  }

  static String id(Call call) {
    return call.path().get(2);
  }

  /**
   * @throws OcpiFault when the partner told us of no such thing
   */
  final Received known(Call call) {
    return objects
        .find(call.partner().id(), kind, party(call), id(call))
        .orElseThrow(() -> OcpiFault.notFound("You told us of no %s.".formatted(id(call))));
  }

  private static JsonNode whole(Call call) {
    JsonNode document = call.json();
    List<String> named =
        List.of(
            document.path("country_code").asText(),
            document.path("party_id").asText(),
            document.path("id").asText());
    boolean same =
        named.size() == call.path().size()
            && String.join("/", named).equalsIgnoreCase(String.join("/", call.path()));
    if (!same) {
      throw OcpiFault.invalid("The body is another object than that of the address.");
    }
    return document;
  }

  /** Changes what is known of what is at the address. */
  final Reply change(Call call, UnaryOperator<ObjectNode> change) {
    objects.change(call.partner(), kind, party(call), id(call), change);
    return Reply.done();
  }

  /**
   * What a partner wants changed.
   *
   * @throws OcpiFault when it is no object, or does not say from when it is
   */
  static ObjectNode patch(Call call) {
    if (call.json() instanceof ObjectNode patch && patch.hasNonNull(UPDATED)) {
      return patch;
    }
    throw OcpiFault.invalid("last_updated is missing.");
  }

  /**
   * Whether a change is older than what it is about.
   *
   * @throws OcpiFault when it does not say when it is of
   */
  static boolean isOlder(ObjectNode change, ObjectNode than) {
    return updated(change).isBefore(updated(than));
  }

  /** The later of two times of change, as its owner wrote it. */
  static JsonNode later(ObjectNode one, ObjectNode other) {
    return (isOlder(one, other) ? other : one).get(UPDATED);
  }

  private static Instant updated(ObjectNode part) {
    try {
      return OcpiTimes.read(part.path(UPDATED).asText().strip());
    } catch (DateTimeException noTime) {
      throw OcpiFault.invalid("last_updated is no time.");
    }
  }

  /** A field that is null in a patch is gone. */
  static void merge(ObjectNode into, ObjectNode patch) {
    patch
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isNull()) {
                into.remove(field.getKey());
              } else {
                into.set(field.getKey(), field.getValue());
              }
            });
  }
}
