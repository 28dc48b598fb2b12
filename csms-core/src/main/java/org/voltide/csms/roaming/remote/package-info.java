/** As a provider: what we have stations of partners do for our drivers, and what became of it. */
@NullMarked
package org.voltide.csms.roaming.remote;

import org.jspecify.annotations.NullMarked;
