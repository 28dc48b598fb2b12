package org.voltide.csms.roaming.received;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.roaming.ocpi.Call;
import org.voltide.csms.roaming.ocpi.Reply;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.wire.OcpiFault;

/** Locations of partners, in whole or by EVSE and connector (OCPI Locations, receiver). */
@Singleton
public class ReceivedLocations extends ReceiverModule {
  public ReceivedLocations(ReceivedObjects objects) {
    super(Kind.LOCATION, objects);
  }

  /** Lists inside a location, from the outside in, and how their items are named. */
  private enum Part {
    EVSE("evses", "uid"),
    CONNECTOR("connectors", "id");

    private final String list;
    private final String name;

    Part(String list, String name) {
      this.list = list;
      this.name = name;
    }

    Optional<ObjectNode> find(ObjectNode parent, String id) {
      return parent
          .path(list)
          .valueStream()
          .filter(item -> item.path(name).asText().equalsIgnoreCase(id))
          .filter(ObjectNode.class::isInstance)
          .map(ObjectNode.class::cast)
          .findFirst();
    }

    ObjectNode demand(ObjectNode parent, String id) {
      return find(parent, id)
          .orElseThrow(() -> OcpiFault.notFound("There is no %s %s.".formatted(this, id)));
    }
  }

  @Override
  public Reply answer(Call call) {
    List<String> below = call.path().stream().skip(PARTS).toList();
    if (call.path().size() < PARTS || below.size() > Part.values().length) {
      return super.answer(call);
    }
    return switch (call.method()) {
      case "GET" -> Reply.of(part(known(call).document(), below));
      case "PATCH" -> {
        ObjectNode patch = patch(call);
        yield change(call, location -> patched(location, below, patch));
      }
      case "PUT" -> below.isEmpty() ? super.answer(call) : replace(call, below);
      default -> throw notUnderstood();
    };
  }

  private static ObjectNode part(JsonNode location, List<String> below) {
    ObjectNode part = (ObjectNode) location;
    for (int i = 0; i < below.size(); i++) {
      part = Part.values()[i].demand(part, below.get(i));
    }
    return part;
  }

  private static ObjectNode patched(ObjectNode location, List<String> below, ObjectNode patch) {
    ObjectNode part = part(location, below);
    if (!isOlder(patch, part)) {
      merge(part, patch);
      touch(location, below, patch);
    }
    return location;
  }

  private Reply replace(Call call, List<String> below) {
    ObjectNode fresh = patch(call);
    Part part = Part.values()[below.size() - 1];
    if (!fresh.path(part.name).asText().equalsIgnoreCase(below.getLast())) {
      throw OcpiFault.invalid("The body is another object than that of the address.");
    }
    return change(call, location -> replaced(location, below, fresh));
  }

  private static ObjectNode replaced(ObjectNode location, List<String> below, ObjectNode fresh) {
    ObjectNode parent = part(location, below.subList(0, below.size() - 1));
    Part part = Part.values()[below.size() - 1];
    Optional<ObjectNode> before = part.find(parent, below.getLast());
    if (before.isPresent() && isOlder(fresh, before.get())) {
      return location;
    } else if (before.isPresent()) {
      before.get().removeAll().setAll(fresh);
    } else {
      parent.withArray(part.list).add(fresh);
    }
    touch(location, below, fresh);
    return location;
  }

  /**
   * What changed inside changed what is around it; that may have changed later still by something
   * else inside.
   */
  private static void touch(ObjectNode location, List<String> below, ObjectNode change) {
    for (int depth = 0; depth < below.size(); depth++) {
      ObjectNode around = part(location, below.subList(0, depth));
      around.set(UPDATED, later(change, around));
    }
  }
}
