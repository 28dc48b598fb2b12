package org.voltide.csms.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;

/** PATCH as in RFC 7396: absent fields stay, null clears, the result is validated whole. */
@ApplicationScoped
public class MergePatch {

  @Inject ObjectMapper json;
  @Inject Validator validator;

  /**
   * @throws ConstraintViolationException when the result breaks its constraints
   * @throws JsonProcessingException when a field is unknown or of the wrong type
   */
  @SuppressWarnings("unchecked")
  public <T> T apply(T current, ObjectNode patch) throws JsonProcessingException {
    ObjectNode merged = json.valueToTree(current);
    merge(merged, patch);
    T result = (T) json.treeToValue(merged, current.getClass());
    Set<ConstraintViolation<T>> violations = validator.validate(result);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    return result;
  }

  private static void merge(ObjectNode target, ObjectNode patch) {
    for (var field : patch.properties()) {
      JsonNode value = field.getValue();
      if (value.isNull()) {
        target.remove(field.getKey());
      } else if (value instanceof ObjectNode inner
          && target.get(field.getKey()) instanceof ObjectNode existing) {
        merge(existing, inner);
      } else {
        target.set(field.getKey(), value);
      }
    }
  }
}
