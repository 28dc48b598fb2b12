package org.voltide.csms.roaming.received;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
  private static final String UPDATED = "last_updated";

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
      case "PATCH" -> put(call, patched(call, below));
      case "PUT" -> below.isEmpty() ? super.answer(call) : put(call, replaced(call, below));
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

  private ObjectNode patched(Call call, List<String> below) {
    ObjectNode patch = patch(call);
    ObjectNode location = location(call);
    merge(part(location, below), patch);
    touch(location, below, patch);
    return location;
  }

  private ObjectNode replaced(Call call, List<String> below) {
    ObjectNode fresh = patch(call);
    ObjectNode location = location(call);
    ObjectNode parent = part(location, below.subList(0, below.size() - 1));
    Part part = Part.values()[below.size() - 1];
    if (!fresh.path(part.name).asText().equalsIgnoreCase(below.getLast())) {
      throw OcpiFault.invalid("The body is another object than that of the address.");
    }
    ArrayNode items = parent.withArray(part.list);
    Optional<ObjectNode> before = part.find(parent, below.getLast());
    if (before.isPresent()) {
      before.get().removeAll().setAll(fresh);
    } else {
      items.add(fresh);
    }
    touch(location, below, fresh);
    return location;
  }

  private ObjectNode location(Call call) {
    try {
      return known(call).document().deepCopy();
    } catch (OcpiFault unknown) {
      throw OcpiFault.unknownLocation(id(call));
    }
  }

  /** What changed inside changed what is around it. */
  private static void touch(ObjectNode location, List<String> below, ObjectNode change) {
    for (int depth = 0; depth < below.size(); depth++) {
      part(location, below.subList(0, depth)).set(UPDATED, change.get(UPDATED));
    }
  }
}
