package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class LogContextTest {

  private static final UUID SESSION = UUID.fromString("11111111-2222-3333-4444-555555555555");

  @Test
  void whatWorkIsAboutEndsWithIt() {
    String station =
        LogContext.station("CS-1").call(() -> String.valueOf(MDC.get("station")) + "!");

    assertThat(station).isEqualTo("CS-1!");
    assertThat(MDC.get("station")).isNull();
  }

  @Test
  void workInsideOfWorkIsAboutBoth() {
    String both =
        LogContext.site("harbour")
            .call(
                () ->
                    LogContext.session(SESSION)
                        .call(() -> MDC.get("site") + " " + MDC.get("session")));

    assertThat(both).isEqualTo("harbour " + SESSION);
  }

  @Test
  void afterOneStationTheOtherIsMeantAgain() {
    String outer =
        LogContext.station("CS-1")
            .call(
                () -> {
                  LogContext.station("CS-2").run(() -> {});
                  return String.valueOf(MDC.get("station"));
                });

    assertThat(outer).isEqualTo("CS-1");
  }

  @Test
  void workThatFailsLeavesNothingBehind() {
    assertThatThrownBy(
            () ->
                LogContext.station("CS-1")
                    .run(
                        () -> {
                          throw new IllegalStateException("broken");
                        }))
        .hasMessage("broken");

    assertThat(MDC.get("station")).isNull();
  }
}
