package org.voltide.simulator.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.voltide.simulator.car.CarSpec;
import org.voltide.simulator.car.CarSpec.Tells;

/**
 * Recorded sessions: columns {@code arrival,departure,energy_kwh} and optionally {@code
 * station,car,max_power_kw}. A car that the scenario does not know is made to fit: its battery is
 * as large as the session needs, so that the recorded energy takes it to the target.
 */
public record Recording(List<Session> sessions) {
  private static final double TARGET_SOC = 80;
  private static final double LEAST_CAPACITY_WH = 60_000;
  private static final double PART_OF_BATTERY = 0.6;
  private static final double EFFICIENCY = 0.93;
  private static final double POWER_W = 11_000;

  /**
   * One recorded session.
   *
   * @param energyWh into the car, at the meter
   */
  public record Session(
      Optional<String> station,
      Optional<String> car,
      LocalDateTime arrival,
      LocalDateTime departure,
      double energyWh,
      Optional<Double> maxPowerW) {}

  /**
   * Reads a file of sessions.
   *
   * @throws ScenarioException naming the line of the first row that makes no sense
   * @throws IOException when the file cannot be read
   */
  public static Recording read(Path file) throws ScenarioException, IOException {
    return parse(file.getFileName().toString(), Files.readAllLines(file));
  }

  static Recording parse(String name, List<String> lines) throws ScenarioException {
    List<String> header = lines.isEmpty() ? List.of() : cells(lines.getFirst());
    for (String column : List.of("arrival", "departure", "energy_kwh")) {
      if (!header.contains(column)) {
        throw problem(name, 1, "the column '%s' is missing".formatted(column));
      }
    }
    List<Session> sessions = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        sessions.add(session(name, i + 1, header, cells(lines.get(i))));
      }
    }
    sessions.sort(Comparator.comparing(Session::arrival));
    return new Recording(List.copyOf(sessions));
  }

  /**
   * The recorded stays, moved by whole days so that the first one is on the given day.
   *
   * @param fleet where cars are looked up by their id
   */
  public List<Stay> stays(LocalDate firstDay, ZoneId zone, Fleet fleet) {
    if (sessions.isEmpty()) {
      return List.of();
    }
    LocalDate recorded = sessions.getFirst().arrival.toLocalDate();
    long shift = firstDay.toEpochDay() - recorded.toEpochDay();
    Map<String, CarSpec> cars =
        fleet.cars().stream().collect(Collectors.toMap(CarSpec::id, Function.identity()));
    List<Stay> stays = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      Session session = sessions.get(i);
      String id = session.car.orElse("recorded-%04d".formatted(i + 1));
      CarSpec car = Optional.ofNullable(cars.get(id)).orElseGet(() -> fitting(id, session));
      Instant arrival = session.arrival.plusDays(shift).atZone(zone).toInstant();
      Instant departure = session.departure.plusDays(shift).atZone(zone).toInstant();
      double gainPercent = 100 * session.energyWh * EFFICIENCY / car.capacityWh();
      double target = Math.clamp(gainPercent, TARGET_SOC, 100);
      double start = Math.max(0, target - gainPercent);
      stays.add(
          new Stay(
              car,
              session.station,
              arrival,
              departure,
              start,
              target,
              Optional.empty(),
              Optional.empty()));
    }
    return stays;
  }

  private static CarSpec fitting(String id, Session session) {
    double capacity = Math.max(LEAST_CAPACITY_WH, session.energyWh / PART_OF_BATTERY);
    return new CarSpec(
        id,
        capacity,
        session.maxPowerW.orElse(POWER_W),
        0,
        3,
        10,
        100,
        OptionalDouble.empty(),
        Tells.EVERYTHING,
        false,
        false,
        CarSpec.Contract.NONE);
  }

  private static Session session(String name, int line, List<String> header, List<String> cells)
      throws ScenarioException {
    Function<String, Optional<String>> cell =
        column ->
            Optional.of(header.indexOf(column))
                .filter(at -> at >= 0 && at < cells.size())
                .map(cells::get)
                .filter(text -> !text.isEmpty());
    try {
      var session =
          new Session(
              cell.apply("station"),
              cell.apply("car"),
              LocalDateTime.parse(cell.apply("arrival").orElse("")),
              LocalDateTime.parse(cell.apply("departure").orElse("")),
              Double.parseDouble(cell.apply("energy_kwh").orElse("")) * 1000,
              cell.apply("max_power_kw").map(kw -> Double.parseDouble(kw) * 1000));
      check(name, line, session);
      return session;
    } catch (DateTimeParseException e) {
      throw problem(name, line, "arrival and departure are local times like 2026-03-01T17:45");
    } catch (NumberFormatException e) {
      throw problem(name, line, "energy_kwh and max_power_kw are numbers");
    }
  }

  private static void check(String name, int line, Session session) throws ScenarioException {
    if (!session.arrival.isBefore(session.departure)) {
      throw problem(name, line, "the car leaves before it arrives");
    }
    double hours = Duration.between(session.arrival, session.departure).toMinutes() / 60.0;
    double powerW = session.maxPowerW.orElse(POWER_W);
    if (session.energyWh < 0 || session.energyWh > hours * powerW) {
      throw problem(name, line, "this energy does not fit into the time at this power");
    }
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
  }

  private static ScenarioException problem(String name, int line, String what) {
    return new ScenarioException(List.of("%s:%d: %s".formatted(name, line, what)));
  }
}
