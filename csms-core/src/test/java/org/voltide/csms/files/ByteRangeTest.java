package org.voltide.csms.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=2-5, 2, 4",
    "bytes=2-, 2, 8",
    "bytes=-3, 7, 3",
    "bytes=-99, 0, 10",
    "bytes=5-99, 5, 5",
    "bytes=10-, 10, 0",
    "bytes=10-20, 10, 0",
    "bytes=-0, 10, 0"
  })
  void oneRangeOfTenBytes(String header, long first, long length) {
    assertThat(ByteRange.of(header, 10)).contains(new ByteRange(first, length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,3-4", "items=0-1", "bytes=-", "bytes=5-2", "nonsense"})
  void whatIsNoSingleRangeMeansAll(String header) {
    assertThat(ByteRange.of(header, 10)).isEmpty();
  }

  @Test
  void theHeaderSaysWhichPartOrThatThereIsNone() {
    assertThat(new ByteRange(2, 4).text(10)).isEqualTo("bytes 2-5/10");
    assertThat(new ByteRange(10, 0).text(10)).isEqualTo("bytes */10");
  }
}
