package org.voltide.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.voltide.ocpp.codec.Faults.faultOf;
import static org.voltide.ocpp.message.OcppVersion.V2_0_1;
import static org.voltide.ocpp.message.OcppVersion.V2_1;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.message.AcceptedIn;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Max;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.OneOf;
import org.voltide.ocpp.message.RequiredIn;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.WholeIn;

/** Each annotation and each kind of value, in both directions and both versions. */
class ConstraintTest {

  enum Level {
    Low,
    @JsonProperty("Very.High")
    VeryHigh,
    @Since(V2_1)
    Newest
  }

  record Inner(int id, @Nullable Boolean on) {}

  record Sample(
      @Nullable @MaxLength(value = 4, v201 = 2) String text,
      @Nullable
          @OneOf(
              in = V2_0_1,
              value = {"a", "b"})
          String word,
      @Nullable @Min(value = 0, since = V2_1) @Max(9) Integer count,
      @Nullable @WholeIn(V2_0_1) @Min(-5) Double power,
      @Nullable BigDecimal price,
      @Nullable Level level,
      @Nullable Instant at,
      @Nullable @Items(min = 1, max = 2) List<@MaxLength(1) String> list,
      @Nullable List<Inner> inner,
      @Since(V2_1) @Nullable String newer,
      @Since(V2_1) @AcceptedIn(value = V2_0_1, as = "old") @Nullable String renamed,
      @RequiredIn(V2_1) @Nullable Boolean needed)
      implements Message {}

  @Since(V2_1)
  record Newer() implements Message {}

  record Impossible(@Since(V2_1) int required) implements Message {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          V2_0_1 | "text":"abc"            | PropertyConstraintViolation   | /text
          V2_1   | "text":"abcde"          | PropertyConstraintViolation   | /text
          V2_1   | "text":5                | TypeConstraintViolation       | /text
          V2_1   | "text":null             | TypeConstraintViolation       | /text
          V2_0_1 | "word":"c"              | PropertyConstraintViolation   | /word
          V2_1   | "count":-1              | PropertyConstraintViolation   | /count
          V2_0_1 | "count":10              | PropertyConstraintViolation   | /count
          V2_1   | "count":1.5             | TypeConstraintViolation       | /count
          V2_1   | "count":"1"             | TypeConstraintViolation       | /count
          V2_1   | "count":3000000000      | PropertyConstraintViolation   | /count
          V2_1   | "count":-1e30           | PropertyConstraintViolation   | /count
          V2_0_1 | "power":1.5             | TypeConstraintViolation       | /power
          V2_1   | "power":-5.01           | PropertyConstraintViolation   | /power
          V2_1   | "power":1e999           | PropertyConstraintViolation   | /power
          V2_1   | "power":true            | TypeConstraintViolation       | /power
          V2_1   | "price":"1"             | TypeConstraintViolation       | /price
          V2_1   | "price":1e999999999     | PropertyConstraintViolation   | /price
          V2_1   | "level":"low"           | PropertyConstraintViolation   | /level
          V2_1   | "level":"VeryHigh"      | PropertyConstraintViolation   | /level
          V2_0_1 | "level":"Newest"        | PropertyConstraintViolation   | /level
          V2_1   | "level":0               | TypeConstraintViolation       | /level
          V2_1   | "at":"yesterday"        | TypeConstraintViolation       | /at
          V2_1   | "at":0                  | TypeConstraintViolation       | /at
          V2_1   | "list":[]               | OccurrenceConstraintViolation | /list
          V2_1   | "list":["a","b","c"]    | OccurrenceConstraintViolation | /list
          V2_1   | "list":["a","bb"]       | PropertyConstraintViolation   | /list/1
          V2_1   | "list":["a",null]       | TypeConstraintViolation       | /list/1
          V2_1   | "list":{}               | TypeConstraintViolation       | /list
          V2_1   | "inner":[{"id":1},{}]   | OccurrenceConstraintViolation | /inner/1/id
          V2_1   | "inner":[{"id":1,"x":1}] | FormatViolation              | /inner/0/x
          V2_1   | "inner":[{"id":1,"id":1}] | FormatViolation            | /inner/0/id
          V2_1   | "inner":[{"id":1,"on":0}] | TypeConstraintViolation    | /inner/0/on
          V2_1   | "inner":[[]]            | TypeConstraintViolation       | /inner/0
          V2_0_1 | "newer":"x"             | FormatViolation               | /newer
          V2_0_1 | "renamed":"x"           | FormatViolation               | /renamed
          V2_1   | "old":"x"               | FormatViolation               | /old
          """)
  void aViolationIsNamedWithItsPlace(
      OcppVersion version, String field, OcppErrorCode code, String pointer) {
    OcppFault fault = faultOf(() -> read(version, "{\"needed\":true," + field + "}"));

    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault.pointer()).isEqualTo(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          V2_1   | "text":"\uD83D\uDD0C\uD83D\uDD0C\uD83D\uDD0C\uD83D\uDD0C"
          V2_1   | "word":"c"
          V2_0_1 | "word":"b"
          V2_0_1 | "count":-1
          V2_1   | "count":9
          V2_0_1 | "power":-5
          V2_1   | "power":1.5
          V2_1   | "price":0.10
          V2_1   | "level":"Very.High"
          V2_1   | "level":"Newest"
          V2_1   | "list":["a","b"]
          V2_1   | "inner":[]
          V2_1   | "newer":"x"
          V2_1   | "renamed":"x"
          """)
  void whatIsAllowedComesBackAsItWas(OcppVersion version, String field) {
    String json = "{" + field + ",\"needed\":true}";

    assertThat(PayloadCodec.of(version).write(read(version, json))).isEqualTo(json);
  }

  @Test
  void aWholeNumberMayBeSpelledAsAFraction() {
    assertThat(read(V2_0_1, "{\"count\":2.0,\"power\":3e0}"))
        .extracting(Sample::count, Sample::power)
        .containsExactly(2, 3.0);
  }

  @Test
  void aFieldMayBeRequiredInOneVersionOnly() {
    OcppFault fault = faultOf(() -> read(V2_1, "{}"));

    assertThat(fault.code()).isEqualTo(OcppErrorCode.OccurrenceConstraintViolation);
    assertThat(fault.pointer()).isEqualTo("/needed");
    assertThat(read(V2_0_1, "{}").needed()).isNull();
  }

  @Test
  void aFieldAddedByErratumIsReadUnderItsOldNameAndNeverSent() {
    Set<Finding> findings = EnumSet.noneOf(Finding.class);
    Sample message = Forgiven.read(V2_0_1, Sample.class, "{\"old\":\"x\"}", findings);

    assertThat(message.renamed()).isEqualTo("x");
    assertThat(findings).containsExactly(Finding.ERRATA_FIELD);
    assertThat(refused(V2_0_1, message).code()).isEqualTo(OcppErrorCode.FormatViolation);
  }

  @Test
  void whatAVersionDoesNotKnowIsNotSent() {
    Sample newerField = read(V2_1, "{\"needed\":true,\"newer\":\"x\"}");
    Sample newerValue = read(V2_1, "{\"needed\":true,\"level\":\"Newest\"}");

    assertThat(refused(V2_0_1, newerField))
        .extracting(OcppFault::code, OcppFault::pointer)
        .containsExactly(OcppErrorCode.FormatViolation, "/newer");
    assertThat(refused(V2_0_1, newerValue))
        .extracting(OcppFault::code, OcppFault::pointer)
        .containsExactly(OcppErrorCode.PropertyConstraintViolation, "/level");
    assertThat(refused(V2_0_1, new Newer()).code()).isEqualTo(OcppErrorCode.NotSupported);
    assertThat(PayloadCodec.of(V2_1).write(new Newer())).isEqualTo("{}");
  }

  @Test
  void whatBreaksAConstraintIsNotSent() {
    assertThat(refused(V2_1, read(V2_0_1, "{}")))
        .extracting(OcppFault::code, OcppFault::pointer)
        .containsExactly(OcppErrorCode.OccurrenceConstraintViolation, "/needed");
    assertThat(refused(V2_0_1, read(V2_1, "{\"needed\":true,\"power\":0.5}")))
        .extracting(OcppFault::code, OcppFault::pointer)
        .containsExactly(OcppErrorCode.TypeConstraintViolation, "/power");
    assertThat(refused(V2_1, sample(List.of("a", "b", "c"))))
        .extracting(OcppFault::code, OcppFault::pointer)
        .containsExactly(OcppErrorCode.OccurrenceConstraintViolation, "/list");
    assertThat(refused(V2_1, sample(List.of("a", "bb"))))
        .extracting(OcppFault::code, OcppFault::pointer)
        .containsExactly(OcppErrorCode.PropertyConstraintViolation, "/list/1");
    assertThat(refused(V2_1, sample(Arrays.asList("a", null))))
        .extracting(OcppFault::code, OcppFault::pointer)
        .containsExactly(OcppErrorCode.TypeConstraintViolation, "/list/1");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "22000, 22000",
    "-11000.5, -11000.5",
    "0.001, 0.001",
    "0.00000025, 0.00000025",
    "12345678.5, 12345678.5",
    "1e15, 1000000000000000"
  })
  void numbersAreWrittenPlainly(double value, String json) throws Exception {
    RealNumber binding = new RealNumber(Range.ALL, false);

    assertThat(Bindings.written(binding, value)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void whatIsNoNumberInJsonIsNotSent(double value) {
    RealNumber binding = new RealNumber(Range.ALL, false);

    assertThat(faultOf(() -> Bindings.written(binding, value)).code())
        .isEqualTo(OcppErrorCode.PropertyConstraintViolation);
  }

  @Test
  void aComponentRequiredBeforeItExistsIsAMistakeOfOurs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PayloadCodec.of(V2_0_1).read(Impossible.class, "{}"))
        .withMessageContaining("required before it exists");
  }

  private static Sample read(OcppVersion version, String json) {
    return PayloadCodec.of(version).read(Sample.class, json);
  }

  private static OcppFault refused(OcppVersion version, Message message) {
    return faultOf(() -> PayloadCodec.of(version).write(message));
  }

  private static Sample sample(List<String> list) {
    return new Sample(null, null, null, null, null, null, null, list, null, null, null, true);
  }
}
