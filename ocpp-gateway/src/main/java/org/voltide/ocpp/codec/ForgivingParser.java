package org.voltide.ocpp.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;
import java.io.IOException;
import java.util.Set;
import org.voltide.ocpp.fault.Finding;

/**
 * Parses a payload that a strict reading refused: what stations are known to get wrong is forgiven
 * and noted. Bindings ask it where they would otherwise fail.
 */
final class ForgivingParser extends TreeTraversingParser {
  private final JsonNode payload;
  private final Set<Finding> findings;

  private ForgivingParser(JsonNode payload, Set<Finding> findings) {
    super(payload);
    this.payload = payload;
    this.findings = findings;
  }

  /** Takes the object that is current in a parser, up to its end. */
  static ForgivingParser of(JsonParser payload, Set<Finding> findings) throws IOException {
    ForgivingParser parser = new ForgivingParser(OcppJson.ANY.readTree(payload), findings);
    parser.nextToken();
    return parser;
  }

  /** Whether that may be; then it is noted. */
  static boolean forgives(JsonParser in, Finding finding) {
    if (in instanceof ForgivingParser forgiving) {
      forgiving.findings.add(finding);
      return true;
    }
    return false;
  }

  /** Whether the current value is null, or an empty array or object. */
  boolean isEmptyValue() {
    return hasToken(JsonToken.VALUE_NULL)
        || (currentToken().isStructStart()
            && payload.at(getParsingContext().pathAsPointer()).isEmpty());
  }
}
