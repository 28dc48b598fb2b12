package org.voltide.csms.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.platform.Problem;

/** What a key may reach. */
class ScopeTest {

  private static final Set<Scope> SOME = Scope.demand(List.of("stations:read", "sites:write"));

  @Test
  void aKeyWithoutScopesMayAllThatItsRoleMay() {
    assertThat(Scope.missing(Set.of(), "DELETE", "/api/v1/users/1")).isEmpty();
    assertThat(Scope.demand(null)).isEmpty();
  }

  @Test
  void whoWritesReads() {
    assertThat(Scope.missing(SOME, "GET", "/api/v1/sites")).isEmpty();
    assertThat(Scope.missing(SOME, "PUT", "/api/v1/sites/a/modes")).isEmpty();
    assertThat(Scope.missing(SOME, "GET", "/api/v1/stations/a/messages")).isEmpty();
    assertThat(Scope.missing(SOME, "POST", "/api/v1/stations")).hasValue("stations:write");
    assertThat(Scope.missing(SOME, "GET", "/api/v1/tokens")).hasValue("drivers:read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/stations;x=/users",
        "/api/v1/users;a",
        "/api/v1//stations",
        "/api/v1/",
        "/",
        "/stations",
        "/api/v2/stations",
        "/me",
        "/api/v1/Stations"
      })
  void whatBelongsToNoAreaIsClosed(String path) {
    assertThat(Scope.missing(SOME, "GET", path)).isPresent();
  }

  @Test
  void scopesAreReadAsTheyAreWritten() {
    assertThat(SOME.stream().map(Scope::toString)).containsExactly("sites:write", "stations:read");
    assertThatThrownBy(() -> Scope.demand(List.of("stations")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("none of the scopes")
        .hasMessageContaining("stations:read|write");
  }
}
