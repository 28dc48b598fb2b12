/** Roaming with e-mobility providers by OCPI: what the parts below share. See docs/roaming.md. */
@NullMarked
package org.voltide.csms.roaming;

import org.jspecify.annotations.NullMarked;
