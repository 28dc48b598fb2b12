/** What partners' drivers charge: sessions while they go on, and CDRs when they have ended. */
@NullMarked
package org.voltide.csms.roaming.sessions;

import org.jspecify.annotations.NullMarked;
