package org.voltide.csms.locallist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.voltide.ocpp.message.type.IdToken;

class ListWishTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder().serializationInclusion(JsonInclude.Include.NON_ABSENT).build();
  private static final IdToken CARD = new IdToken("c1", "ISO14443", null, null);

  @Test
  void ofAllRegisteredTokensOneIsExceptedOnce() throws JsonProcessingException {
    ListWish all = JSON.readValue("{\"tokens\":\"REGISTERED\"}", ListWish.class);
    ListWish without = all.without(CARD);
    assertThat(all.excepts(CARD)).isFalse();
    assertThat(without.excepts(new IdToken("C1", "ISO14443", null, null))).isTrue();
    assertThat(without.excepts(new IdToken("C1", "eMAID", null, null))).isFalse();
    assertThat(without.without(CARD)).isEqualTo(without);
    String text = JSON.writeValueAsString(without);
    assertThat(text)
        .isEqualTo(
            "{\"tokens\":\"REGISTERED\",\"except\":[{\"idToken\":\"c1\",\"type\":\"ISO14443\"}]}");
    assertThat(JSON.readValue(text, ListWish.class)).isEqualTo(without);
  }

  @Test
  void ofEntriesTheOneOfTheTokenGoes() throws JsonProcessingException {
    String entry = "{\"idToken\":{\"idToken\":\"%s\",\"type\":\"ISO14443\"}}";
    ListWish entries =
        JSON.readValue(
            "{\"entries\":[%s,%s]}".formatted(entry.formatted("C1"), entry.formatted("C2")),
            ListWish.class);
    assertThat(entries.without(CARD).entries())
        .isEqualTo(JSON.readTree("[" + entry.formatted("C2") + "]"));
  }
}
