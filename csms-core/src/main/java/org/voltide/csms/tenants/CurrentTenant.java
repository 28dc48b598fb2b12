package org.voltide.csms.tenants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;

/** The tenant for whom a request acts, and to whose things it is confined. */
@RequestScoped
public class CurrentTenant {

  /** The attribute of a security identity that names the tenant it acts for. */
  public static final String ATTRIBUTE = "voltide.tenant";

  private @Nullable String id;
  private boolean acts;

  /** Empty for the operator's own people. */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /** All of an answer for the operator's people, a part of it for a tenant's. */
  public <T> T shown(T answer, UnaryOperator<T> part) {
    return id == null ? answer : part.apply(answer);
  }

  /**
   * Refuses a tenant what only the operator may.
   *
   * @param asked whether it is asked for
   * @throws Problem 403
   */
  public void refuseIf(boolean asked, String why) {
    if (asked && id != null) {
      throw Problem.forbidden(why);
    }
  }

  /**
   * Refuses a tenant to change other fields.
   *
   * @throws Problem 403
   */
  public void allowOnly(Set<String> fields, ObjectNode patch) {
    patch
        .fieldNames()
        .forEachRemaining(
            field ->
                refuseIf(
                    !fields.contains(field),
                    "Users of tenants change only %s, not %s."
                        .formatted(String.join(", ", fields), field)));
  }

  /** To whose things connections are confined. */
  Optional<String> confinement() {
    return acts ? Optional.empty() : id();
  }

  void set(String tenant) {
    id = tenant;
  }

  /** From now on the request does something about a thing that is the tenant's. */
  void act() {
    acts = true;
  }
}
