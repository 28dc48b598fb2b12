package org.voltide.csms.roaming.hubs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import org.voltide.csms.roaming.model.ClientInfo;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.ocpi.Call;
import org.voltide.csms.roaming.ocpi.Module;
import org.voltide.csms.roaming.ocpi.Reply;
import org.voltide.csms.roaming.wire.OcpiFault;

/** Takes from hubs which parties are connected (OCPI HubClientInfo, receiver). */
@Singleton
public class HubClientInfoModule implements Module {
  static final String IDENTIFIER = "hubclientinfo";
  private static final int PARTS = 2;

  private final HubClients clients;

  public HubClientInfoModule(HubClients clients) {
    this.clients = clients;
  }

  @Override
  public String identifier() {
    return IDENTIFIER;
  }

  @Override
  public String role() {
    return "RECEIVER";
  }

  @Override
  public boolean isRouted() {
    return false;
  }

  @Override
  public Reply answer(Call call) {
    if (call.path().size() != PARTS) {
      throw OcpiFault.notFound("A party is at {country_code}/{party_id}.");
    } else if (!call.partner().isHub()) {
      throw OcpiFault.invalid("Only hubs tell of other parties.");
    }
    Party party = new Party(call.path().getFirst(), call.path().getLast());
    return switch (call.method()) {
      case "GET" -> Reply.of(call.wire().write(known(call, party)));
      case "PUT" -> put(call, party, call.body(ClientInfo.class));
      case "PATCH" -> put(call, party, patched(call, party));
      default -> throw OcpiFault.notAllowed("Only GET, PUT and PATCH are understood here.");
    };
  }

  private static ClientInfo known(Call call, Party party) {
    return call.partner().clients().stream()
        .filter(client -> client.party().is(party))
        .findFirst()
        .orElseThrow(() -> OcpiFault.notFound("You told us of no %s.".formatted(party)));
  }

  private static ClientInfo patched(Call call, Party party) {
    ObjectNode merged = (ObjectNode) call.wire().write(known(call, party));
    call.json().properties().forEach(field -> merged.set(field.getKey(), field.getValue()));
    return call.wire().read(merged, ClientInfo.class);
  }

  private Reply put(Call call, Party party, ClientInfo told) {
    if (!told.party().is(party)) {
      throw OcpiFault.invalid("The body is another party than that of the address.");
    }
    return clients.put(call.partner(), told) ? Reply.created() : Reply.done();
  }
}
