package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.authorization.AuthorizeRequest;
import org.voltide.ocpp.message.availability.HeartbeatRequest;
import org.voltide.ocpp.message.locallist.GetLocalListVersionRequest;
import org.voltide.ocpp.message.provisioning.RegistrationStatus;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;
import org.voltide.ocpp.message.security.CertificateSignedRequest;
import org.voltide.ocpp.message.security.SecurityEventNotificationRequest;
import org.voltide.ocpp.message.security.SignCertificateRequest;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.v16.ExtendedTrigger;
import org.voltide.ocpp.message.v16.ExtendedTriggerMessageReq;
import org.voltide.ocpp.message.v16.Trigger;
import org.voltide.ocpp.message.v16.TriggerMessageReq;

/** What may be asked of stations by how they booted and what certificate they show. */
class RenewalTest {
  private static final Request<?> BOOT = trigger(MessageTrigger.BootNotification);
  private static final Request<?> RENEW = trigger(MessageTrigger.SignChargingStationCertificate);
  private static final Request<?> VERSION = new GetLocalListVersionRequest(null);
  private static final Request<?> SIGNED = new CertificateSignedRequest("chain", null, null, null);

  private final BootStates boots = new BootStates();
  private final FakeConnection sound = new FakeConnection("CS1", 1);
  private final FakeConnection expired = FakeConnection.expired("CS1", 1);

  @Test
  void whoWasRejectedOrHasNotBootedIsOnlyAskedToBoot() {
    assertOnlyBoots();
    boots.answered("CS1", RegistrationStatus.Rejected);
    assertOnlyBoots();
    assertThat(boots.mayBeAsked(expired, BOOT)).isTrue();
    assertThat(boots.mayBeAsked(expired, RENEW)).isFalse();
    boots.answered("CS1", RegistrationStatus.Pending);
    assertThat(boots.mayBeAsked(sound, trigger(MessageTrigger.Heartbeat))).isTrue();
    assertThat(boots.mayBeAsked(sound, VERSION)).isTrue();
  }

  private void assertOnlyBoots() {
    assertThat(boots.mayBeAsked(sound, BOOT)).isTrue();
    assertThat(boots.mayBeAsked(sound, new TriggerMessageReq(Trigger.BootNotification, null)))
        .isTrue();
    assertThat(boots.mayBeAsked(sound, trigger(MessageTrigger.MeterValues))).isFalse();
    assertThat(boots.mayBeAsked(sound, new TriggerMessageReq(Trigger.MeterValues, null))).isFalse();
    assertThat(
            boots.mayBeAsked(
                sound, new ExtendedTriggerMessageReq(ExtendedTrigger.MeterValues, null)))
        .isFalse();
  }

  @Test
  void withAnExpiredCertificateItIsAskedWhatRenewsItAndNothingElse() {
    assertThat(boots.mayBeAsked(expired, RENEW)).as("before its boot too").isTrue();
    for (RegistrationStatus status :
        new RegistrationStatus[] {RegistrationStatus.Pending, RegistrationStatus.Accepted}) {
      boots.answered("CS1", status);
      assertThat(boots.mayBeAsked(expired, RENEW)).isTrue();
      assertThat(boots.mayBeAsked(expired, BOOT)).isTrue();
      assertThat(boots.mayBeAsked(expired, SIGNED)).isTrue();
      assertThat(boots.mayBeAsked(expired, VERSION)).isFalse();
      assertThat(boots.mayBeAsked(expired, trigger(MessageTrigger.MeterValues))).isFalse();
      assertThat(
              boots.mayBeAsked(
                  expired,
                  new ExtendedTriggerMessageReq(ExtendedTrigger.SignChargePointCertificate, null)))
          .isTrue();
    }
  }

  @Test
  void itSaysWhatRenewsItAndNothingElse() {
    assertThat(Renewal.isServedBy(new SignCertificateRequest("csr", null, null, null, null)))
        .isTrue();
    assertThat(Renewal.isServedBy(new HeartbeatRequest(null))).isTrue();
    assertThat(
            Renewal.isServedBy(
                new SecurityEventNotificationRequest("Odd", Instant.EPOCH, null, null)))
        .isTrue();
    IdToken token = new IdToken("AA", "Central", null, null);
    assertThat(Renewal.isServedBy(new AuthorizeRequest(token, null, null, null))).isFalse();
  }

  private static Request<?> trigger(MessageTrigger message) {
    return new TriggerMessageRequest(message, null, null, null);
  }
}
