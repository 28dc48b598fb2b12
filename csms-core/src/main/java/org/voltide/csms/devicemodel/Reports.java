package org.voltide.csms.devicemodel;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Operation;
import org.voltide.csms.operations.Operations;
import org.voltide.csms.operations.Reply;
import org.voltide.ocpp.message.provisioning.ComponentCriterion;
import org.voltide.ocpp.message.provisioning.GetBaseReportRequest;
import org.voltide.ocpp.message.provisioning.GetBaseReportResponse;
import org.voltide.ocpp.message.provisioning.GetReportRequest;
import org.voltide.ocpp.message.provisioning.GetReportResponse;
import org.voltide.ocpp.message.provisioning.ReportBase;
import org.voltide.ocpp.message.type.ComponentVariable;
import org.voltide.ocpp.message.type.GenericDeviceModelStatus;
import org.voltide.ocpp.message.type.StatusInfo;

/** Asks stations to report on themselves. Blocks. Thread-safe. */
@Singleton
public class Reports {
  private final Operations operations;

  public Reports(Operations operations) {
    this.operations = operations;
  }

  /** A predefined report (B07). */
  public Operation base(String stationId, ReportBase base) {
    return operations.<GetBaseReportResponse>begin(
        stationId,
        Kind.REPORT,
        id -> new GetBaseReportRequest(id, base, null),
        answer -> reply(answer.status(), answer.statusInfo()));
  }

  /** What matches all criteria and any of the variables (B08). */
  Operation custom(
      String stationId, List<ComponentCriterion> components, List<VariableAddress> variables) {
    List<ComponentVariable> named =
        variables.stream()
            .map(a -> new ComponentVariable(a.toComponent(), a.toVariable(), null))
            .toList();
    return operations.<GetReportResponse>begin(
        stationId,
        Kind.REPORT,
        id ->
            new GetReportRequest(
                id, named.isEmpty() ? null : named, components.isEmpty() ? null : components, null),
        answer -> reply(answer.status(), answer.statusInfo()));
  }

  private static Reply reply(GenericDeviceModelStatus status, @Nullable StatusInfo info) {
    return switch (status) {
      case Accepted -> new Reply.Coming();
      case EmptyResultSet -> new Reply.Nothing(status.name());
      case Rejected, NotSupported -> Reply.refused(status, info);
    };
  }
}
