/**
 * A station in wrong hands: it is refused from the moment it is reported, what was issued to it is
 * taken back, and what remains for people is listed. That it was found is an act of its own, with
 * new credentials.
 */
@NullMarked
package org.voltide.csms.procedures.theft;

import org.jspecify.annotations.NullMarked;
