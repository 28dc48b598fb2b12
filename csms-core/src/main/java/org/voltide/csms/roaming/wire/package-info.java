/**
 * The versions of OCPI as they are written on the wire: a mapper each from and to the one model.
 */
@NullMarked
package org.voltide.csms.roaming.wire;

import org.jspecify.annotations.NullMarked;
