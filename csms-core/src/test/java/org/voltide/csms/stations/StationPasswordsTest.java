package org.voltide.csms.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.PasswordHash;
import org.voltide.csms.platform.PasswordHash.Cost;
import org.voltide.csms.store.Database;

class StationPasswordsTest {
  private final LaneWorld world = new LaneWorld();
  private final StationPasswords passwords = new StationPasswords();

  @BeforeEach
  void register() {
    passwords.database = new Database(world.database());
    passwords.clock = LaneWorld.CLOCK;
    world.station("CS1");
    PasswordHash own = PasswordHash.of(bytes("sixteen letters!"), Cost.STATION);
    world.run("update station set password_salt = ?, password_hash = ?", own.salt(), own.hash());
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static byte[] bytes(String password) {
    return password.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void fewAreCheckedAtOnceButWhatWasRightIsRecognised() {
    assertThat(passwords.matches("CS1", bytes("sixteen letters!"))).isTrue();
    int most = passwords.checks.drainPermits();
    assertThat(most).isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(passwords.matches("CS1", bytes("sixteen letters!"))).isTrue();
    assertThatThrownBy(() -> passwords.matches("CS1", bytes("a guess")))
        .isInstanceOf(StationPasswords.BusyException.class);
    passwords.checks.release(most);
    assertThat(passwords.matches("CS1", bytes("a guess"))).isFalse();
    assertThat(passwords.checks.availablePermits()).isEqualTo(most);
  }

  @Test
  void lookingWhetherOneIsGoodChangesNothing() {
    passwords.propose("CS1", "another one of it");
    assertThat(passwords.isGood("CS1", "another one of it")).isTrue();
    assertThat(passwords.isGood("CS1", "sixteen letters!")).isTrue();
    assertThat(passwords.isGood("CS1", "a guess")).isFalse();
  }
}
