package org.voltide.ocpp.dialect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.Variable;

/**
 * A configuration key of 1.6 and the variable of 2.x that means the same. Keys without such a
 * variable, a vendor's own among them, are variables of the component {@value #OTHERS}.
 */
record ConfigurationKey(String name, String component, String variable, @Nullable String instance) {
  static final String OTHERS = "OCPP16";

  /** What 1.6 calls hexadecimal and 2.x calls a password. */
  private static final String AUTHORIZATION_KEY = "AuthorizationKey";

  private static final String RATE_UNIT = "ChargingScheduleAllowedChargingRateUnit";

  private static final List<ConfigurationKey> KNOWN =
      Stream.of(
              key("AllowOfflineTxForUnknownId", "AuthCtrlr", "OfflineTxForUnknownIdEnabled"),
              key("AuthorizationCacheEnabled", "AuthCacheCtrlr", "Enabled"),
              key("AuthorizeRemoteTxRequests", "AuthCtrlr", "AuthorizeRemoteStart"),
              key("LocalAuthorizeOffline", "AuthCtrlr", "LocalAuthorizeOffline"),
              key("LocalPreAuthorize", "AuthCtrlr", "LocalPreAuthorize"),
              key("LocalAuthListEnabled", "LocalAuthListCtrlr", "Enabled"),
              key("SendLocalListMaxLength", "LocalAuthListCtrlr", "ItemsPerMessage"),
              key("ClockAlignedDataInterval", "AlignedDataCtrlr", "Interval"),
              key("MeterValuesAlignedData", "AlignedDataCtrlr", "Measurands"),
              key("StopTxnAlignedData", "AlignedDataCtrlr", "TxEndedMeasurands"),
              key("MeterValueSampleInterval", "SampledDataCtrlr", "TxUpdatedInterval"),
              key("MeterValuesSampledData", "SampledDataCtrlr", "TxUpdatedMeasurands"),
              key("StopTxnSampledData", "SampledDataCtrlr", "TxEndedMeasurands"),
              key("ConnectionTimeOut", "TxCtrlr", "EVConnectionTimeOut"),
              key("MaxEnergyOnInvalidId", "TxCtrlr", "MaxEnergyOnInvalidId"),
              key("StopTransactionOnEVSideDisconnect", "TxCtrlr", "StopTxOnEVSideDisconnect"),
              key("StopTransactionOnInvalidId", "TxCtrlr", "StopTxOnInvalidId"),
              key("HeartbeatInterval", "OCPPCommCtrlr", "HeartbeatInterval"),
              key("ResetRetries", "OCPPCommCtrlr", "ResetRetries"),
              key("WebSocketPingInterval", "OCPPCommCtrlr", "WebSocketPingInterval"),
              key("UnlockConnectorOnEVSideDisconnect", "OCPPCommCtrlr", "UnlockOnEVSideDisconnect"),
              new ConfigurationKey(
                  "TransactionMessageAttempts",
                  "OCPPCommCtrlr",
                  "MessageAttempts",
                  "TransactionEvent"),
              new ConfigurationKey(
                  "TransactionMessageRetryInterval",
                  "OCPPCommCtrlr",
                  "MessageAttemptInterval",
                  "TransactionEvent"),
              new ConfigurationKey(
                  "GetConfigurationMaxKeys", "DeviceDataCtrlr", "ItemsPerMessage", "GetVariables"),
              key("ReserveConnectorZeroSupported", "ReservationCtrlr", "NonEvseSpecific"),
              key("ChargeProfileMaxStackLevel", "SmartChargingCtrlr", "ProfileStackLevel"),
              key("ChargingScheduleMaxPeriods", "SmartChargingCtrlr", "PeriodsPerSchedule"),
              key("ConnectorSwitch3to1PhaseSupported", "SmartChargingCtrlr", "Phases3to1"),
              key(RATE_UNIT, "SmartChargingCtrlr", "RateUnit"),
              new ConfigurationKey(
                  "MaxChargingProfilesInstalled",
                  "SmartChargingCtrlr",
                  "Entries",
                  "ChargingProfiles"),
              key(AUTHORIZATION_KEY, "SecurityCtrlr", "BasicAuthPassword"),
              key(
                  "AdditionalRootCertificateCheck",
                  "SecurityCtrlr",
                  "AdditionalRootCertificateCheck"),
              key("CertificateSignedMaxChainSize", "SecurityCtrlr", "MaxCertificateChainSize"),
              key("CertificateStoreMaxLength", "SecurityCtrlr", "CertificateEntries"),
              key("CertSigningRepeatTimes", "SecurityCtrlr", "CertSigningRepeatTimes"),
              key("CertSigningWaitMinimum", "SecurityCtrlr", "CertSigningWaitMinimum"),
              key("CpoName", "SecurityCtrlr", "OrganizationName"),
              key("SecurityProfile", "SecurityCtrlr", "SecurityProfile"),
              key("ISO15118PnCEnabled", "ISO15118Ctrlr", "PnCEnabled"),
              key(
                  "CentralContractValidationAllowed",
                  "ISO15118Ctrlr",
                  "CentralContractValidationAllowed"),
              key("ContractValidationOffline", "ISO15118Ctrlr", "ContractValidationOffline"))
          .toList();

  private static final Map<String, ConfigurationKey> BY_NAME =
      KNOWN.stream().collect(Collectors.toMap(key -> lower(key.name()), Function.identity()));

  private static ConfigurationKey key(String name, String component, String variable) {
    return new ConfigurationKey(name, component, variable, null);
  }

  /** Keys are the same whatever their letter case. */
  static ConfigurationKey named(String name) {
    return BY_NAME.getOrDefault(lower(name), key(name, OTHERS, name));
  }

  /** Empty for a variable that no key of 1.6 can be. */
  static Optional<ConfigurationKey> of(Component component, Variable variable) {
    if (component.evse() != null || component.instance() != null) {
      return Optional.empty();
    }
    if (component.name().equalsIgnoreCase(OTHERS)) {
      return Optional.of(named(variable.name()));
    }
    return KNOWN.stream().filter(key -> key.is(component, variable)).findFirst();
  }

  private boolean is(Component asked, Variable wanted) {
    return component.equalsIgnoreCase(asked.name())
        && variable.equalsIgnoreCase(wanted.name())
        && (instance == null
            ? wanted.instance() == null
            : instance.equalsIgnoreCase(wanted.instance()));
  }

  Component asComponent() {
    return new Component(component, null, null, null);
  }

  Variable asVariable() {
    return new Variable(variable, instance, null);
  }

  /**
   * A value of 2.x as the station reads it. A password is sent as hexadecimal bytes (security
   * whitepaper, AuthorizationKey), which the station then presents as they are.
   */
  String toOld(String value) {
    return switch (name) {
      case AUTHORIZATION_KEY ->
          HexFormat.of().withUpperCase().formatHex(value.getBytes(StandardCharsets.UTF_8));
      case RATE_UNIT -> each(value, unit -> unit.equals("A") ? "Current" : "Power");
      default -> value;
    };
  }

  /** A station's value as 2.x has it. */
  String toNew(String value) {
    return name.equals(RATE_UNIT)
        ? each(value, unit -> lower(unit).equals("current") ? "A" : "W")
        : value;
  }

  private static String each(String list, Function<String, String> change) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .map(change)
        .collect(Collectors.joining(","));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
