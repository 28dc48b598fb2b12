/**
 * What is shared with partners: locations, tariffs, sessions and CDRs, made from what Voltide
 * knows.
 */
@NullMarked
package org.voltide.csms.roaming.shared;

import org.jspecify.annotations.NullMarked;
