package org.voltide.csms.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.store.Database;
import org.voltide.csms.tenants.CurrentTenant;

/** What tokens of a provider let somebody do. */
class IncludedRolesTest {

  /** A token as a provider signed it. */
  private record Token(Map<String, Object> claims) implements JsonWebToken {
    @Override
    public String getName() {
      return "somebody";
    }

    @Override
    public Set<String> getClaimNames() {
      return claims.keySet();
    }

    @Override
    @SuppressWarnings("unchecked") // As the interface promises callers what they ask for.
    public <T> @Nullable T getClaim(String name) {
      return (T) claims.get(name);
    }
  }

  private static SecurityIdentity signedIn(Map<String, Object> claims, String... roles) {
    SecurityIdentity told =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new Token(claims))
            .addRoles(Set.of(roles))
            .build();
    AuthenticationRequestContext here =
        new AuthenticationRequestContext() {
          @Override
          public Uni<SecurityIdentity> runBlocking(Supplier<SecurityIdentity> work) {
            return Uni.createFrom().item(work);
          }
        };
    return new IncludedRoles(
            new LoginSessions(new Database(TestDatabase.empty().dataSource()), new LiveEvents()))
        .augment(told, here)
        .await()
        .indefinitely();
  }

  @Test
  void rolesIncludeThoseBelow() {
    assertThat(signedIn(Map.of(), "operator").getRoles())
        .containsExactlyInAnyOrder("operator", "viewer");
  }

  @Test
  void whoActsForATenantHasRolesOfTenantsOnly() {
    SecurityIdentity identity =
        signedIn(Map.of("voltide_tenant", "north"), "operator", "offline_access");
    assertThat(identity.getRoles()).containsExactlyInAnyOrder("tenant-operator", "tenant-viewer");
    assertThat(identity.<String>getAttribute(CurrentTenant.ATTRIBUTE)).isEqualTo("north");
  }

  @Test
  void anAdministratorOfATenantMayNothing() {
    assertThat(signedIn(Map.of("voltide_tenant", "north"), "administrator").getRoles()).isEmpty();
  }

  @Test
  void severalTenantsAreNone() {
    assertThatThrownBy(
            () -> signedIn(Map.of("voltide_tenant", List.of("north", "south")), "viewer"))
        .isInstanceOf(AuthenticationFailedException.class);
  }
}
