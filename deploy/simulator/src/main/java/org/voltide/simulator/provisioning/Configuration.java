package org.voltide.simulator.provisioning;

import org.voltide.ocpp.message.provisioning.GetVariablesRequest;
import org.voltide.ocpp.message.provisioning.GetVariablesResponse;
import org.voltide.ocpp.message.provisioning.SetVariableData;
import org.voltide.ocpp.message.provisioning.SetVariableResult;
import org.voltide.ocpp.message.provisioning.SetVariableStatus;
import org.voltide.ocpp.message.provisioning.SetVariablesRequest;
import org.voltide.ocpp.message.provisioning.SetVariablesResponse;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.device.Key;

/** Reads and writes variables (OCPP 2.1 B05, B06). */
public record Configuration(Host host) implements Block {
  private static final String ITEMS = "ItemsPerMessage";
  private static final String BYTES = "BytesPerMessage";

  @Override
  public void register(Desk desk) {
    desk.on(GetVariablesRequest.class, this::get);
    desk.limit(
        GetVariablesRequest.class,
        request -> request.getVariableData().size(),
        Key.of("DeviceDataCtrlr", ITEMS, "GetVariables"),
        Key.of("DeviceDataCtrlr", BYTES, "GetVariables"));
    desk.on(SetVariablesRequest.class, this::set);
    desk.limit(
        SetVariablesRequest.class,
        request -> request.setVariableData().size(),
        Key.of("DeviceDataCtrlr", ITEMS, "SetVariables"),
        Key.of("DeviceDataCtrlr", BYTES, "SetVariables"));
  }

  private GetVariablesResponse get(GetVariablesRequest request) {
    return new GetVariablesResponse(
        request.getVariableData().stream().map(host.model()::get).toList(), null);
  }

  private SetVariablesResponse set(SetVariablesRequest request) {
    return new SetVariablesResponse(
        request.setVariableData().stream().map(this::set).toList(), null);
  }

  /** Changed security settings are a security event (OCPP 2.1, appendix 1). */
  private SetVariableResult set(SetVariableData wanted) {
    SetVariableResult result = host.model().set(wanted);
    boolean changed =
        result.attributeStatus() == SetVariableStatus.Accepted
            || result.attributeStatus() == SetVariableStatus.RebootRequired;
    if (changed) {
      String name = wanted.component().name() + "." + wanted.variable().name();
      host.journal().note(host.time(), "the CSMS sets " + name);
      if (wanted.component().name().equalsIgnoreCase("SecurityCtrlr")) {
        host.afterAnswer(() -> host.securityEvent("ReconfigurationOfSecurityParameters", name));
      }
    }
    return result;
  }
}
