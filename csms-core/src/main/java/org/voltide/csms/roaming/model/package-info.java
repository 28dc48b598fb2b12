/** What roaming partners are told and tell, as one model for all versions of OCPI. Immutable. */
@NullMarked
package org.voltide.csms.roaming.model;

import org.jspecify.annotations.NullMarked;
