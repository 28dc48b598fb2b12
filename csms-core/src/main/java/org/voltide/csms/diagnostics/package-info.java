/**
 * Customer information (OCPP 2.1 N09, N10) and periodic event streams (N11 to N15). Streams are
 * opened by stations; their values are kept for {@code voltide.retention.stream-sample-days}.
 */
@NullMarked
package org.voltide.csms.diagnostics;

import org.jspecify.annotations.NullMarked;
