/** What operators see of roaming and decide about it. */
@NullMarked
package org.voltide.csms.roaming.console;

import org.jspecify.annotations.NullMarked;
