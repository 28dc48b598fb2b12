/**
 * What each station may do when nobody tells it anything: a safe power per EVSE, kept at the
 * station as a default profile, so small that all of them together keep every limit of the site.
 * {@link SafePowers} is pure; the rest brings it to stations and tells the plan and operators.
 */
@NullMarked
package org.voltide.csms.energy.fallback;

import org.jspecify.annotations.NullMarked;
