package org.voltide.csms.devicemodel;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.SecretVariables;
import org.voltide.ocpp.message.provisioning.ReportData;
import org.voltide.ocpp.message.provisioning.VariableAttribute;
import org.voltide.ocpp.message.provisioning.VariableCharacteristics;

/**
 * One attribute of a variable as a station told it.
 *
 * @param value absent for what cannot be read and for secrets, but for the one that QR codes are
 *     made with, which Voltide needs (OCPP 2.1 C25)
 */
public record ReportedVariable(
    VariableAddress address,
    @Nullable String value,
    @Nullable String mutability,
    @Nullable Boolean persistent,
    @Nullable Boolean constant,
    @Nullable VariableCharacteristics characteristics) {
  private static final String NEEDED = "SharedSecret";

  public ReportedVariable {
    if (isSecret(address) && !address.variable().equalsIgnoreCase(NEEDED)) {
      value = null;
    }
  }

  /** A value and nothing else. */
  public static ReportedVariable of(VariableAddress address, @Nullable String value) {
    return new ReportedVariable(address, value, null, null, null, null);
  }

  static Stream<ReportedVariable> of(ReportData data) {
    return data.variableAttribute().stream().map(attribute -> of(data, attribute));
  }

  /** Whether its value is shown to nobody. */
  boolean isSecret() {
    return isSecret(address);
  }

  private static boolean isSecret(VariableAddress address) {
    return SecretVariables.contains(address.variable());
  }

  private static ReportedVariable of(ReportData data, VariableAttribute attribute) {
    return new ReportedVariable(
        VariableAddress.of(data.component(), data.variable(), attribute.type()),
        attribute.value(),
        Optional.ofNullable(attribute.mutability()).map(Enum::name).orElse(null),
        attribute.persistent(),
        attribute.constant(),
        data.variableCharacteristics());
  }
}
