/**
 * OCPP-J framing (OCPP 2.1 part 4, chapter 4): the five message types, read and written in one pass
 * together with their payload. Called by the gateway only; readers and writers are immutable and
 * may be shared between threads.
 */
@NullMarked
package org.voltide.ocpp.frame;

import org.jspecify.annotations.NullMarked;
