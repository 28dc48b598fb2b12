/**
 * Tokens that drivers present, and what their drivers want. Called through the REST API; other
 * features read the tables with plain SQL. Thread-safe.
 */
@NullMarked
package org.voltide.csms.tokens;

import org.jspecify.annotations.NullMarked;
