package org.voltide.csms.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.StartFailure;

class ApiKeyCommandTest {

  @Test
  void readsWhatTheKeyIsFor() {
    assertThat(
            ApiKeyCommand.parse(
                List.of(
                    "create",
                    "--role",
                    "viewer",
                    "--scope",
                    "stations:read",
                    "--name",
                    "map",
                    "--scope",
                    "sites:read")))
        .isEqualTo(new ApiKeyCommand("viewer", "map", List.of("stations:read", "sites:read")));
  }

  @Test
  void namesAScopeThatIsNone() {
    List<String> arguments = List.of("create", "--role", "viewer", "--scope", "moon:read");
    assertThatThrownBy(() -> ApiKeyCommand.parse(arguments))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("'moon:read'");
  }
}
