package org.voltide.ocpp.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.provisioning.AttributeType;
import org.voltide.ocpp.message.provisioning.DataType;
import org.voltide.ocpp.message.provisioning.GetBaseReportRequest;
import org.voltide.ocpp.message.provisioning.GetBaseReportResponse;
import org.voltide.ocpp.message.provisioning.GetReportRequest;
import org.voltide.ocpp.message.provisioning.GetReportResponse;
import org.voltide.ocpp.message.provisioning.Mutability;
import org.voltide.ocpp.message.provisioning.NotifyReportRequest;
import org.voltide.ocpp.message.provisioning.ReportBase;
import org.voltide.ocpp.message.provisioning.ReportData;
import org.voltide.ocpp.message.provisioning.VariableAttributeBuilder;
import org.voltide.ocpp.message.provisioning.VariableCharacteristicsBuilder;
import org.voltide.ocpp.message.type.ComponentVariable;
import org.voltide.ocpp.message.type.GenericDeviceModelStatus;
import org.voltide.ocpp.message.type.Variable;
import org.voltide.ocpp.message.v16.GetConfigurationConf;
import org.voltide.ocpp.message.v16.GetConfigurationReq;
import org.voltide.ocpp.message.v16.KeyValue;

/**
 * Reports of the device model: all configuration keys at once, told as if the station had sent
 * NotifyReport (OCPP 2.1 B07, B08).
 */
record Reports(Door door) {
  private static final int ROWS_PER_PART = 50;

  Exchange<GetBaseReportResponse> base(GetBaseReportRequest request) {
    if (request.reportBase() == ReportBase.SummaryInventory) {
      return Exchange.done(
          new GetBaseReportResponse(GenericDeviceModelStatus.NotSupported, null, null));
    }
    return Exchange.ask(
        new GetConfigurationReq(null),
        answer -> {
          List<ReportData> rows = rows(answer, _ -> true);
          return new Exchange.Done<>(
              new GetBaseReportResponse(status(rows), null, null),
              parts(request.requestId(), rows));
        });
  }

  Exchange<GetReportResponse> some(GetReportRequest request) {
    if (request.componentCriteria() != null) {
      return Exchange.done(
          new GetReportResponse(GenericDeviceModelStatus.NotSupported, null, null));
    }
    List<ComponentVariable> wanted =
        Optional.ofNullable(request.componentVariable()).orElse(List.of());
    return Exchange.ask(
        new GetConfigurationReq(null),
        answer -> {
          List<ReportData> rows =
              rows(
                  answer,
                  row -> wanted.isEmpty() || wanted.stream().anyMatch(each -> matches(each, row)));
          return new Exchange.Done<>(
              new GetReportResponse(status(rows), null, null), parts(request.requestId(), rows));
        });
  }

  private static boolean matches(ComponentVariable wanted, ReportData row) {
    Variable variable = wanted.variable();
    return wanted.component().name().equalsIgnoreCase(row.component().name())
        && (variable == null || variable.name().equalsIgnoreCase(row.variable().name()));
  }

  private static GenericDeviceModelStatus status(List<ReportData> rows) {
    return rows.isEmpty()
        ? GenericDeviceModelStatus.EmptyResultSet
        : GenericDeviceModelStatus.Accepted;
  }

  private List<Request<?>> parts(int requestId, List<ReportData> rows) {
    List<Request<?>> parts = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += ROWS_PER_PART) {
      int to = Math.min(from + ROWS_PER_PART, rows.size());
      parts.add(
          new NotifyReportRequest(
              requestId,
              door.clock().instant(),
              parts.size(),
              rows.subList(from, to),
              to < rows.size(),
              null));
    }
    return parts;
  }

  private static List<ReportData> rows(GetConfigurationConf answer, Predicate<ReportData> wanted) {
    return Optional.ofNullable(answer.configurationKey()).orElse(List.of()).stream()
        .map(Reports::row)
        .filter(wanted)
        .toList();
  }

  private static ReportData row(KeyValue found) {
    ConfigurationKey key = ConfigurationKey.named(found.key());
    String value = found.value();
    return new ReportData(
        key.asComponent(),
        key.asVariable(),
        List.of(
            VariableAttributeBuilder.builder()
                .type(AttributeType.Actual)
                .value(value == null ? null : key.toNew(value))
                .mutability(found.readonly() ? Mutability.ReadOnly : Mutability.ReadWrite)
                .build()),
        VariableCharacteristicsBuilder.builder()
            .dataType(type(value))
            .supportsMonitoring(false)
            .build(),
        null);
  }

  /** 1.6 does not say; the value shows. */
  private static DataType type(@Nullable String value) {
    if (value == null) {
      return DataType.string;
    }
    return switch (value) {
      case String flag when flag.matches("(?i)true|false") -> DataType.bool;
      case String number when number.matches("-?\\d{1,9}") -> DataType.integer;
      default -> DataType.string;
    };
  }
}
