package org.voltide.csms.roaming.received;

import jakarta.inject.Singleton;
import org.voltide.csms.roaming.ocpi.Call;
import org.voltide.csms.roaming.ocpi.Reply;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.roaming.wire.OcpiVersion;

/** Which CDRs the invoices of partners bill (OCPI Invoice Reconciliation, receiver). */
@Singleton
public class ReceivedInvoices extends ReceiverModule {
  private final ReceivedObjects objects;

  public ReceivedInvoices(ReceivedObjects objects) {
    super(Kind.INVOICE, objects);
    this.objects = objects;
  }

  @Override
  public boolean isIn(OcpiVersion version) {
    return version == OcpiVersion.V2_3_0;
  }

  @Override
  public Reply answer(Call call) {
    if (call.method().equals("POST") && call.path().isEmpty()) {
      return post(call);
    } else if (call.method().equals("DELETE") && call.path().size() == PARTS) {
      return delete(call);
    }
    return super.answer(call);
  }

  /** The same may come again: whoever sends it may not have read our answer. */
  private Reply post(Call call) {
    return objects.put(call.partner(), Kind.INVOICE, call.json()) == ReceivedObjects.Kept.NEW
        ? Reply.created()
        : Reply.done();
  }

  private Reply delete(Call call) {
    if (!objects.delete(call.partner().id(), Kind.INVOICE, party(call), id(call))) {
      throw OcpiFault.notFound("You told us of no %s.".formatted(id(call)));
    }
    return Reply.done();
  }
}
