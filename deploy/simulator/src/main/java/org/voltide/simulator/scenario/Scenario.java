package org.voltide.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.simulator.car.CarSpec;
import org.voltide.simulator.station.Misbehaviour;
import org.voltide.simulator.station.StationSpec.Current;

/**
 * A scenario file as written: sites, stations, cars, and who stays where on every day. Absent
 * optional values have the defaults the README lists; power is in kW here and in W everywhere else.
 *
 * @param seed of the variation; the same seed makes the same days
 * @param prices a price file of real days, relative to the scenario file
 * @param emissions of a kWh from the grid, in g CO2, for each hour of any day
 * @param replay a file of recorded sessions, relative to the scenario file
 */
public record Scenario(
    String name,
    long seed,
    @Nullable String prices,
    @Nullable List<Integer> emissions,
    @Nullable String replay,
    @Nullable Integer sampleSeconds,
    @Nullable List<Site> sites,
    @Nullable List<Stations> stations,
    @Nullable List<Cars> cars,
    @Nullable List<Stays> stays) {
  private static final int SAMPLE_SECONDS = 60;

  public Scenario {
    emissions = emissions == null ? List.of() : List.copyOf(emissions);
    sites = sites == null ? List.of() : List.copyOf(sites);
    stations = stations == null ? List.of() : List.copyOf(stations);
    cars = cars == null ? List.of() : List.copyOf(cars);
    stays = stays == null ? List.of() : List.copyOf(stays);
    sampleSeconds = sampleSeconds == null ? Integer.valueOf(SAMPLE_SECONDS) : sampleSeconds;
  }

  /** A grid connection. */
  public record Site(
      String id,
      @Nullable String name,
      @Nullable ZoneId timeZone,
      double importLimitKw,
      double exportLimitKw,
      double baseLoadKw,
      @Nullable Double latitude,
      @Nullable Double longitude) {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    public ZoneId zone() {
      return timeZone == null ? ZONE : timeZone;
    }
  }

  /**
   * One station or several alike.
   *
   * @param id with {@code {}} in place of the number when there are several
   */
  public record Stations(
      String id,
      @Nullable Integer count,
      String site,
      Protocol protocol,
      Current current,
      double chargeKw,
      double dischargeKw,
      @Nullable Integer phases,
      @Nullable Integer evses,
      @Nullable Double minCurrentA,
      boolean acceptsNegativeLimits,
      @Nullable Integer securityProfile,
      @Nullable Integer swapBatteries,
      @Nullable List<Misbehaving> misbehaviours) {}

  /** What a station speaks. */
  public enum Protocol {
    @JsonProperty("2.1")
    @JsonAlias("ocpp2.1")
    V2_1(OcppVersion.V2_1),
    @JsonProperty("2.0.1")
    @JsonAlias("ocpp2.0.1")
    V2_0_1(OcppVersion.V2_0_1);

    private final OcppVersion version;

    Protocol(OcppVersion version) {
      this.version = version;
    }

    OcppVersion version() {
      return version;
    }
  }

  /**
   * A misbehaviour, all day unless it says when.
   *
   * @param minutes how far the clock is off, for {@code clock-off}
   * @param kw what is allowed, for {@code external-limit}; what shall flow, positive into the car,
   *     for {@code external-setpoint}
   */
  public record Misbehaving(
      Kind what,
      @Nullable LocalTime from,
      @Nullable LocalTime until,
      @Nullable Integer minutes,
      @Nullable Double kw) {}

  /** The misbehaviours by the names they have in a file. */
  public enum Kind {
    @JsonProperty("drop-line")
    DROP_LINE,
    @JsonProperty("repeat-messages")
    REPEAT_MESSAGES,
    @JsonProperty("out-of-order")
    OUT_OF_ORDER,
    @JsonProperty("reject-profiles")
    REJECT_PROFILES,
    @JsonProperty("ignore-profiles")
    IGNORE_PROFILES,
    @JsonProperty("clock-off")
    CLOCK_OFF,
    @JsonProperty("refuse-resume")
    REFUSE_RESUME,
    @JsonProperty("external-limit")
    EXTERNAL_LIMIT,
    @JsonProperty("external-setpoint")
    EXTERNAL_SETPOINT,
    @JsonProperty("faulted")
    FAULTED,
    @JsonProperty("lock-failure")
    LOCK_FAILURE,
    @JsonProperty("grid-fault")
    GRID_FAULT,
    @JsonProperty("tampered")
    TAMPERED;

    Misbehaviour misbehaviour() {
      return Misbehaviour.valueOf(name());
    }
  }

  /**
   * One car or several alike, numbered like stations.
   *
   * @param warrantyKwhPerYear what the maker allows to be given back; anything when absent
   */
  public record Cars(
      String id,
      @Nullable Integer count,
      double capacityKwh,
      double chargeKw,
      double dischargeKw,
      @Nullable Integer phases,
      @Nullable Double minSoc,
      @Nullable Double maxSoc,
      @Nullable Double warrantyKwhPerYear,
      @Nullable Tells tells,
      boolean gridSupport,
      boolean guest,
      boolean plugAndCharge,
      @Nullable Edition asksBy) {}

  /** How a car asks for its contract, which it then was not made with. */
  public enum Edition {
    @JsonProperty("iso15118-2")
    ISO_2,
    @JsonProperty("iso15118-20")
    ISO_20;

    CarSpec.Contract contract() {
      return CarSpec.Contract.valueOf(name());
    }
  }

  /** What a car says when it is plugged in. */
  public enum Tells {
    @JsonProperty("everything")
    EVERYTHING,
    @JsonProperty("needs")
    NEEDS,
    @JsonProperty("nothing")
    NOTHING;

    CarSpec.Tells told() {
      return CarSpec.Tells.valueOf(name());
    }
  }

  /**
   * Which cars stay at which stations, every day: the first car at the first station that matches,
   * and so on.
   *
   * @param cars a car's id, or a pattern with {@code *}
   * @param stations a station's id, or a pattern with {@code *}
   * @param leave on the next day when it is not after {@code arrive}
   * @param priorityAfter minutes after which the driver asks the station for priority
   */
  public record Stays(
      String cars,
      String stations,
      @Nullable Integer count,
      Around arrive,
      Around leave,
      Percent soc,
      Percent target,
      @Nullable Change change,
      @Nullable Integer priorityAfter) {}

  /**
   * What the driver changes his mind to, in the app.
   *
   * @param after minutes after arrival
   * @param leave the new departure, absent to keep the old one
   * @param target the new target, absent to keep the old one
   */
  public record Change(int after, @Nullable LocalTime leave, @Nullable Percent target) {}

  public Duration sampleEvery() {
    return Duration.ofSeconds(sampleSeconds == null ? SAMPLE_SECONDS : sampleSeconds);
  }

  public Optional<Site> site(String id) {
    return sites().stream().filter(site -> site.id().equals(id)).findFirst();
  }

  /** Where days begin and prices change hands. */
  public ZoneId zone() {
    return sites().isEmpty() ? Site.ZONE : sites().getFirst().zone();
  }
}
