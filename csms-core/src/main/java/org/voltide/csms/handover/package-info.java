/** Stations that are set up on site: what was checked of each, and who handed it over when. */
@NullMarked
package org.voltide.csms.handover;

import org.jspecify.annotations.NullMarked;
