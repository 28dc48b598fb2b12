/** Who roams with us: tokens, handshake, health, and the log of every message. */
@NullMarked
package org.voltide.csms.roaming.partners;

import org.jspecify.annotations.NullMarked;
