/**
 * OCPP payloads: JSON to message records and back, checked in the same single pass against the
 * constraints the records carry. Called by {@code frame}, and by tools that send a payload given as
 * text. Everything here is immutable and safe for any thread.
 */
@NullMarked
package org.voltide.ocpp.codec;

import org.jspecify.annotations.NullMarked;
