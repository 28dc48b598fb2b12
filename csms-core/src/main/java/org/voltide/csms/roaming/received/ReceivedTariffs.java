package org.voltide.csms.roaming.received;

import jakarta.inject.Singleton;
import org.voltide.csms.roaming.ocpi.Call;
import org.voltide.csms.roaming.ocpi.Reply;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.wire.OcpiFault;

/** Tariffs of partners (OCPI Tariffs, receiver). */
@Singleton
public class ReceivedTariffs extends ReceiverModule {
  private final ReceivedObjects objects;

  public ReceivedTariffs(ReceivedObjects objects) {
    super(Kind.TARIFF, objects);
    this.objects = objects;
  }

  @Override
  public Reply answer(Call call) {
    if (!call.method().equals("DELETE") || call.path().size() != PARTS) {
      return super.answer(call);
    } else if (!objects.delete(call.partner().id(), Kind.TARIFF, party(call), id(call))) {
      throw OcpiFault.notFound("There is no tariff %s.".formatted(id(call)));
    }
    return Reply.done();
  }
}
