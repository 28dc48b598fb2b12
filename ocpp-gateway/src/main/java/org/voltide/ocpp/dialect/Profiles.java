package org.voltide.ocpp.dialect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.smartcharging.ChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfile;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileResponse;
import org.voltide.ocpp.message.smartcharging.CompositeSchedule;
import org.voltide.ocpp.message.smartcharging.GetCompositeScheduleRequest;
import org.voltide.ocpp.message.smartcharging.GetCompositeScheduleResponse;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileResponse;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileKind;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.OperationMode;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.ocpp.message.v16.ClearChargingProfileReq;
import org.voltide.ocpp.message.v16.GetCompositeScheduleConf;
import org.voltide.ocpp.message.v16.GetCompositeScheduleReq;
import org.voltide.ocpp.message.v16.Profile;
import org.voltide.ocpp.message.v16.ProfileBuilder;
import org.voltide.ocpp.message.v16.ProfilePurpose;
import org.voltide.ocpp.message.v16.ProfileStatus;
import org.voltide.ocpp.message.v16.Schedule;
import org.voltide.ocpp.message.v16.SchedulePeriod;
import org.voltide.ocpp.message.v16.SetChargingProfileReq;

/**
 * Charging profiles (OCPP 1.6 chapter 3.13): one schedule of limits in A or W with one decimal.
 * Limits are cut towards zero, never beyond what was meant.
 */
record Profiles(Door door) {

  Exchange<SetChargingProfileResponse> set(SetChargingProfileRequest request) {
    return Exchange.map(
        new SetChargingProfileReq(request.evseId(), profile(request.chargingProfile())),
        answer ->
            answer.status() == ProfileStatus.Accepted
                ? new SetChargingProfileResponse(ChargingProfileStatus.Accepted, null, null)
                : new SetChargingProfileResponse(
                    ChargingProfileStatus.Rejected,
                    new StatusInfo(answer.status().name(), null, null),
                    null));
  }

  static Profile profile(ChargingProfile profile) {
    Unsayable.unless(
        profile.chargingSchedule().size() == 1, "In OCPP 1.6 a profile has one schedule");
    Unsayable.unless(
        profile.chargingProfileKind() != ChargingProfileKind.Dynamic,
        "OCPP 1.6 has no dynamic profiles");
    Unsayable.ifSet(
        "In OCPP 1.6 a profile does not say what holds offline, nor how it changes",
        profile.maxOfflineDuration(),
        profile.invalidAfterOfflineDuration(),
        profile.dynUpdateInterval(),
        profile.dynUpdateTime(),
        profile.priceScheduleSignature());
    String transaction = profile.transactionId();
    return ProfileBuilder.builder()
        .chargingProfileId(profile.id())
        .transactionId(transaction == null ? null : Unsayable.transaction(transaction))
        .stackLevel(profile.stackLevel())
        .chargingProfilePurpose(purpose(profile.chargingProfilePurpose()))
        .chargingProfileKind(profile.chargingProfileKind())
        .recurrencyKind(profile.recurrencyKind())
        .validFrom(profile.validFrom())
        .validTo(profile.validTo())
        .chargingSchedule(schedule(profile.chargingSchedule().getFirst()))
        .build();
  }

  private static ProfilePurpose purpose(ChargingProfilePurpose purpose) {
    return switch (purpose) {
      case ChargingStationMaxProfile -> ProfilePurpose.ChargePointMaxProfile;
      case TxDefaultProfile -> ProfilePurpose.TxDefaultProfile;
      case TxProfile -> ProfilePurpose.TxProfile;
      case ChargingStationExternalConstraints, PriorityCharging, LocalGeneration ->
          throw Unsayable.because("OCPP 1.6 has no profiles of purpose " + purpose);
    };
  }

  private static Schedule schedule(ChargingSchedule schedule) {
    Unsayable.ifSet(
        "In OCPP 1.6 a schedule has limits only, no prices, states of charge or random delays",
        schedule.limitAtSoC(),
        schedule.powerTolerance(),
        schedule.signatureId(),
        schedule.digestValue(),
        schedule.useLocalTime(),
        schedule.randomizedDelay(),
        schedule.salesTariff(),
        schedule.absolutePriceSchedule(),
        schedule.priceLevelSchedule());
    Double least = schedule.minChargingRate();
    return new Schedule(
        schedule.duration(),
        schedule.startSchedule(),
        schedule.chargingRateUnit(),
        schedule.chargingSchedulePeriod().stream().map(Profiles::period).toList(),
        least == null ? null : tenths(least));
  }

  private static SchedulePeriod period(ChargingSchedulePeriod period) {
    Double limit = period.limit();
    if (limit == null) {
      throw Unsayable.because("In OCPP 1.6 every period has a limit");
    }
    Unsayable.ifSet(
        "OCPP 1.6 has no discharge limits and no setpoints",
        period.dischargeLimit(),
        period.setpoint(),
        period.setpointReactive(),
        period.v2xBaseline(),
        period.v2xFreqWattCurve(),
        period.v2xSignalWattCurve());
    Unsayable.ifSet(
        "In OCPP 1.6 a period does not tell the phases apart, nor wakes cars",
        period.limit_L2(),
        period.limit_L3(),
        period.phaseToUse(),
        period.preconditioningRequest(),
        period.evseSleep());
    OperationMode mode = period.operationMode();
    Unsayable.unless(
        mode == null || mode == OperationMode.ChargingOnly, "OCPP 1.6 has no operation modes");
    return new SchedulePeriod(period.startPeriod(), tenths(limit), period.numberPhases());
  }

  private static BigDecimal tenths(double value) {
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.DOWN);
  }

  Exchange<ClearChargingProfileResponse> clear(ClearChargingProfileRequest request) {
    Optional<ClearChargingProfile> wanted = Optional.ofNullable(request.chargingProfileCriteria());
    var clear =
        new ClearChargingProfileReq(
            request.chargingProfileId(),
            wanted.map(ClearChargingProfile::evseId).orElse(null),
            wanted
                .map(ClearChargingProfile::chargingProfilePurpose)
                .map(Profiles::purpose)
                .orElse(null),
            wanted.map(ClearChargingProfile::stackLevel).orElse(null));
    return Exchange.map(
        clear, answer -> new ClearChargingProfileResponse(answer.status(), null, null));
  }

  Exchange<GetCompositeScheduleResponse> composite(GetCompositeScheduleRequest request) {
    return Exchange.map(
        new GetCompositeScheduleReq(
            request.evseId(), request.duration(), request.chargingRateUnit()),
        answer ->
            new GetCompositeScheduleResponse(
                answer.status(),
                null,
                answer.status() == GenericStatus.Accepted ? composite(request, answer) : null,
                null));
  }

  private @Nullable CompositeSchedule composite(
      GetCompositeScheduleRequest request, GetCompositeScheduleConf answer) {
    Schedule schedule = answer.chargingSchedule();
    if (schedule == null || schedule.chargingSchedulePeriod().isEmpty()) {
      return null;
    }
    Instant start =
        Optional.ofNullable(answer.scheduleStart())
            .or(() -> Optional.ofNullable(schedule.startSchedule()))
            .orElseGet(() -> door.clock().instant());
    return new CompositeSchedule(
        request.evseId(),
        Objects.requireNonNullElse(schedule.duration(), request.duration()),
        start,
        schedule.chargingRateUnit(),
        schedule.chargingSchedulePeriod().stream().map(Profiles::period).toList(),
        null);
  }

  private static ChargingSchedulePeriod period(SchedulePeriod period) {
    return ChargingSchedulePeriodBuilder.builder()
        .startPeriod(period.startPeriod())
        .limit(period.limit().doubleValue())
        .numberPhases(period.numberPhases())
        .build();
  }
}
