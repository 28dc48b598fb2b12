/** The interfaces of OCPI that partners call. */
@NullMarked
package org.voltide.csms.roaming.ocpi;

import org.jspecify.annotations.NullMarked;
