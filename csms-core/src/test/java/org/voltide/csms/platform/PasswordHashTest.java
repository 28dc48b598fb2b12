package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.PasswordHash.Cost;

class PasswordHashTest {

  private static final byte[] PASSWORD = {'s', (byte) 0xC3, (byte) 0xA4, 0, (byte) 0xFF};

  @Test
  void onlyTheSameBytesMatch() {
    PasswordHash hash = PasswordHash.of(PASSWORD, Cost.STATION);
    assertThat(hash.matches(PASSWORD.clone(), Cost.STATION)).isTrue();
    byte[] other = PASSWORD.clone();
    other[4] = (byte) 0xFE;
    assertThat(hash.matches(other, Cost.STATION)).isFalse();
    assertThat(hash.matches(new byte[0], Cost.STATION)).isFalse();
  }

  @Test
  void equalPasswordsAreKeptDifferently() {
    PasswordHash one = PasswordHash.of(PASSWORD, Cost.STATION);
    PasswordHash two = PasswordHash.of(PASSWORD, Cost.STATION);
    assertThat(one.salt()).hasSize(16).isNotEqualTo(two.salt());
    assertThat(one.hash()).hasSize(32).isNotEqualTo(two.hash());
    assertThat(one.toString()).isEqualTo("PasswordHash");
  }
}
