package org.voltide.simulator.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.security.SecurityEventNotificationRequest;
import org.voltide.simulator.device.DeviceModel;
import org.voltide.simulator.time.Loop;
import org.voltide.simulator.time.Timeline;
import org.voltide.simulator.wire.Uplink;

/**
 * What a functional block needs of its station.
 *
 * @param clock what the station's own clock shows
 */
public record Host(
    String id,
    OcppVersion version,
    Loop loop,
    Uplink uplink,
    DeviceModel model,
    Journal journal,
    Supplier<Instant> clock) {
  private static final int MAX_TECH_INFO = 255;

  /** What the station's own clock shows: all it ever tells. */
  public Instant time() {
    return clock.get();
  }

  public boolean speaks21() {
    return version.isAtLeast(OcppVersion.V2_1);
  }

  /** Does what follows from an answer, once that has left. */
  public void afterAnswer(Runnable effect) {
    loop.execute(() -> uplink.solicited(effect));
  }

  /** Runs after so much simulated time. */
  public Timeline.Due after(Duration simulated, Runnable action) {
    return loop.timeline().after(simulated, action);
  }

  /** Runs when the station's own clock shows an instant; at once when that is past. */
  public Timeline.Due at(Instant time, Runnable action) {
    return after(Duration.between(time(), time), action);
  }

  public <R extends Response> void tell(Request<R> request) {
    uplink.tell(request);
  }

  /** Tells of something that matters to security, however long it takes (OCPP 2.1 A04). */
  public void securityEvent(String type, String techInfo) {
    String info = techInfo.substring(0, Math.min(MAX_TECH_INFO, techInfo.length()));
    journal.security(time(), type + " " + info);
    uplink.keep(
        new SecurityEventNotificationRequest(type, time(), info.isEmpty() ? null : info, null));
  }

  /** Does slow work beside the loop and brings its end back onto it. */
  public <T> void aside(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    var _ =
        Thread.startVirtualThread(
            () -> {
              try {
                T result = work.call();
                loop.execute(() -> done.accept(result));
              } catch (Exception e) {
                loop.execute(() -> failed.accept(e));
              }
            });
  }
}
