package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import org.junit.jupiter.api.Test;

class FailureSentenceTest {

  private static String of(Throwable cause) {
    return FailureSentence.of(new RuntimeException("Failed to start quarkus", cause)).getMessage();
  }

  @Test
  void theCauseThatPeopleUnderstandIsNamed() {
    assertThat(of(new StartFailure("Port 9080 is taken."))).isEqualTo("Port 9080 is taken.");
    assertThat(of(new BindException("Address already in use")))
        .isEqualTo("A port is taken: Address already in use.");
    assertThat(of(new IOException("x: No space left on device"))).startsWith("The disk is full");
    assertThat(of(new IllegalArgumentException("SRCFG00039: The config property a is wrong")))
        .isEqualTo("Bad setting: The config property a is wrong");
    assertThat(of(new IOException("Connection to 10.0.0.1:5432 refused.")))
        .startsWith("The database cannot be reached");
  }

  @Test
  void otherwiseTheDeepestCauseIs() {
    assertThat(of(new IllegalStateException("outer", new IOException("inner"))))
        .isEqualTo("Voltide did not start: java.io.IOException: inner");
  }
}
