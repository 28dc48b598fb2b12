package org.voltide.study;

import java.util.Optional;
import java.util.OptionalInt;
import org.voltide.csms.energy.study.simulation.Assumptions;
import picocli.CommandLine.Option;

/** Options about cars, stations, the connection and its tariff. */
final class SiteOptions {
  private static final double PERCENT = 100;

  @Option(
      names = "--capacity",
      defaultValue = "60",
      description = "kWh of a battery, where not recorded (${DEFAULT-VALUE}).")
  private double capacity;

  @Option(
      names = "--power",
      defaultValue = "11.04",
      description = "kW of a station, both ways (${DEFAULT-VALUE}).")
  private double power;

  @Option(
      names = "--window",
      defaultValue = "30-80",
      description = "Per cent of the battery that V2G may use; cars leave with the upper end.")
  private String window = "";

  @Option(
      names = "--efficiency",
      defaultValue = "93",
      description = "Per cent, one way (${DEFAULT-VALUE}).")
  private double efficiency;

  @Option(
      names = "--wear",
      defaultValue = "0.05",
      description = "EUR of battery wear per kWh given back (${DEFAULT-VALUE}).")
  private double wear;

  @Option(
      names = "--connection",
      description = "Most kW that all cars together may draw and feed in (no limit).")
  private Optional<Double> connection = Optional.empty();

  @Option(names = "--export-limit", description = "Most kW fed in (as --connection).")
  private Optional<Double> exportLimit = Optional.empty();

  @Option(names = "--stations", description = "Number of stations (as many as cars come).")
  private Optional<Integer> stations = Optional.empty();

  @Option(
      names = "--import-adder",
      defaultValue = "0.15",
      description = "EUR per kWh on top of the market's price (${DEFAULT-VALUE}).")
  private double importAdder;

  @Option(
      names = "--export-share",
      defaultValue = "100",
      description = "Per cent of the market's price for what is fed in (${DEFAULT-VALUE}).")
  private double exportShare;

  @Option(
      names = "--export-refund",
      defaultValue = "0.12",
      description = "EUR of the adder given back per kWh fed in (${DEFAULT-VALUE}).")
  private double exportRefund;

  @Option(
      names = "--yearly-fee",
      defaultValue = "0",
      description = "EUR per year that a bidirectional station costs more (${DEFAULT-VALUE}).")
  private double yearlyFee;

  /** What recordings do not tell. */
  Assumptions assumptions() {
    String[] ends = window.split("-", -1);
    try {
      return new Assumptions(
          capacity,
          power,
          Double.parseDouble(ends[0]) / PERCENT,
          Double.parseDouble(ends[ends.length - 1]) / PERCENT,
          efficiency / PERCENT,
          efficiency / PERCENT,
          wear);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + window + "' is no window like 30-80.", e);
    }
  }

  Tariff tariff() {
    return new Tariff(importAdder, exportShare / PERCENT, exportRefund);
  }

  /** Infinite where nothing limits. */
  double importKw() {
    return connection.orElse(Double.POSITIVE_INFINITY);
  }

  double exportKw() {
    return exportLimit.orElse(importKw());
  }

  /** Empty for as many as cars come. */
  OptionalInt stations() {
    if (stations.isPresent() && stations.get() < 1) {
      throw new IllegalArgumentException(
          "A site has at least 1 station, not " + stations.get() + ".");
    }
    return stations.stream().mapToInt(Integer::intValue).findFirst();
  }

  double yearlyFee() {
    return yearlyFee;
  }
}
