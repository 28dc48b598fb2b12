package org.voltide.csms.roaming.remote;

import jakarta.inject.Singleton;
import org.voltide.csms.roaming.ocpi.Call;
import org.voltide.csms.roaming.ocpi.Module;
import org.voltide.csms.roaming.ocpi.Reply;
import org.voltide.csms.roaming.ocpi.Side;
import org.voltide.csms.roaming.wire.OcpiFault;

/** Where partners tell what became of commands (OCPI Commands, sender, {@code response_url}). */
@Singleton
public class ResultsModule implements Module {
  private final RemoteCommands commands;

  public ResultsModule(RemoteCommands commands) {
    this.commands = commands;
  }

  @Override
  public String identifier() {
    return "commands";
  }

  @Override
  public String role() {
    return "SENDER";
  }

  @Override
  public Side side() {
    return Side.EMSP;
  }

  @Override
  public Reply answer(Call call) {
    if (!call.method().equals("POST")) {
      throw OcpiFault.notAllowed("Only POST is understood here.");
    } else if (call.path().size() != 1) {
      throw OcpiFault.notFound("A result goes to the response_url of its command.");
    }
    commands.result(call.partner(), call.path().getFirst(), call.json());
    return Reply.done();
  }
}
