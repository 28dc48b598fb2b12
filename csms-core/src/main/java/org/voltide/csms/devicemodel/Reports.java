package org.voltide.csms.devicemodel;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Operation;
import org.voltide.csms.operations.Operations;
import org.voltide.ocpp.message.provisioning.ComponentCriterion;
import org.voltide.ocpp.message.provisioning.GetBaseReportRequest;
import org.voltide.ocpp.message.provisioning.GetBaseReportResponse;
import org.voltide.ocpp.message.provisioning.GetReportRequest;
import org.voltide.ocpp.message.provisioning.GetReportResponse;
import org.voltide.ocpp.message.provisioning.ReportBase;
import org.voltide.ocpp.message.type.ComponentVariable;
import org.voltide.ocpp.message.type.GenericDeviceModelStatus;

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
        answer -> refusal(answer.status()));
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
        answer -> refusal(answer.status()));
  }

  private static Optional<String> refusal(GenericDeviceModelStatus status) {
    return status == GenericDeviceModelStatus.Accepted
        ? Optional.empty()
        : Optional.of(status.name());
  }
}
