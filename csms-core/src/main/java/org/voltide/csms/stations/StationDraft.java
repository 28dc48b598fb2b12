package org.voltide.csms.stations;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.stations.StationFields.ConnectorFields;
import org.voltide.csms.stations.StationFields.Current;
import org.voltide.csms.stations.StationFields.EvseFields;

/**
 * A station as a file wants it.
 *
 * @param fields with the password of the file, if any
 */
record StationDraft(StationFields fields, int minimumSecurityProfile) {

  private static final int USUAL_PROFILE = 1;

  /** Also as a spreadsheet in German writes them. */
  private static final Map<String, Boolean> FLAGS =
      Map.of("true", true, "false", false, "wahr", true, "falsch", false);

  /** Reads the cells; empty when one of them cannot be read, which is noted as a fault then. */
  static Optional<StationDraft> of(StationOverlay cells) {
    return new Cells(cells).draft().filter(_ -> cells.faults().isEmpty());
  }

  /** The same with another password; null leaves the one there is. */
  StationDraft withPassword(@Nullable String password) {
    return new StationDraft(
        new StationFields(
            fields.id(),
            fields.name(),
            fields.siteId(),
            fields.acceptsNegativeLimits(),
            fields.dynamicProfiles(),
            fields.steered(),
            fields.strict(),
            password,
            fields.evses()),
        minimumSecurityProfile);
  }

  /** The cells while they are read. */
  private record Cells(StationOverlay cells) {

    Optional<StationDraft> draft() {
      Optional<String> id = needed(StationColumn.ID, 0, Function.identity());
      Optional<String> site = needed(StationColumn.SITE, 0, Function.identity());
      Optional<Boolean> negative = read(StationColumn.NEGATIVE_LIMITS, 0, Cells::flag);
      Optional<Boolean> dynamic = read(StationColumn.DYNAMIC_PROFILES, 0, Cells::flag);
      Optional<Boolean> steered = read(StationColumn.STEERED, 0, Cells::flag);
      Optional<Boolean> strict = read(StationColumn.STRICT, 0, Cells::flag);
      Optional<Integer> profile = read(StationColumn.MINIMUM_PROFILE, 0, Cells::profile);
      List<EvseFields> evses =
          cells.evses().stream().map(this::evse).flatMap(Optional::stream).toList();
      if (id.isEmpty() || site.isEmpty()) {
        return Optional.empty();
      }
      StationFields fields =
          new StationFields(
              id.get(),
              cells.at(StationColumn.NAME, 0).orElse(id.get()),
              site.get(),
              negative.orElse(false),
              dynamic.orElse(false),
              steered.orElse(true),
              strict.orElse(null),
              cells.at(StationColumn.PASSWORD, 0).orElse(null),
              evses);
      return Optional.of(new StationDraft(fields, profile.orElse(USUAL_PROFILE)));
    }

    private Optional<EvseFields> evse(int id) {
      Optional<Current> current = needed(StationColumn.CURRENT, id, Cells::current);
      Optional<Double> charge = needed(StationColumn.MAX_CHARGE, id, Cells::number);
      Optional<Double> discharge = read(StationColumn.MAX_DISCHARGE, id, Cells::number);
      Optional<Integer> phases = read(StationColumn.PHASES, id, Integer::valueOf);
      Optional<List<ConnectorFields>> connectors =
          read(StationColumn.CONNECTORS, id, Cells::connectors);
      if (current.isEmpty() || charge.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new EvseFields(
              id,
              current.get(),
              phases.orElse(current.get() == Current.DC ? 3 : 1),
              charge.get(),
              discharge.orElse(0d),
              connectors.orElse(
                  cells.isNew(id) ? List.of(new ConnectorFields(1, null)) : List.of())));
    }

    private <T> Optional<T> needed(StationColumn column, int evse, Function<String, T> reading) {
      if (cells.at(column, evse).isEmpty()) {
        cells.fault(column, evse, "is missing");
      }
      return read(column, evse, reading);
    }

    private <T> Optional<T> read(StationColumn column, int evse, Function<String, T> reading) {
      return cells
          .at(column, evse)
          .flatMap(
              text -> {
                try {
                  return Optional.of(reading.apply(text));
                } catch (IllegalArgumentException unreadable) {
                  cells.fault(column, evse, "'%s' must be %s".formatted(text, column.form()));
                  return Optional.empty();
                }
              });
    }

    private static boolean flag(String text) {
      return Optional.ofNullable(FLAGS.get(text.toLowerCase(Locale.ROOT)))
          .orElseThrow(IllegalArgumentException::new);
    }

    private static int profile(String text) {
      int profile = Integer.parseInt(text);
      if (profile < 0 || profile > 3) {
        throw new IllegalArgumentException();
      }
      return profile;
    }

    private static Current current(String text) {
      return Current.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static double number(String text) {
      double number = new BigDecimal(text).doubleValue();
      if (Double.isInfinite(number)) {
        throw new IllegalArgumentException();
      }
      return number;
    }

    private static List<ConnectorFields> connectors(String text) {
      List<ConnectorFields> connectors =
          Arrays.stream(text.strip().split("\\s+")).map(Cells::connector).toList();
      if (connectors.stream().map(ConnectorFields::id).distinct().count() < connectors.size()) {
        throw new IllegalArgumentException();
      }
      return connectors;
    }

    private static ConnectorFields connector(String text) {
      int colon = text.indexOf(':');
      return colon < 0
          ? new ConnectorFields(Integer.parseInt(text), null)
          : new ConnectorFields(
              Integer.parseInt(text.substring(0, colon)), text.substring(colon + 1));
    }
  }
}
