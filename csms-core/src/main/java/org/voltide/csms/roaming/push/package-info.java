/** Tells partners what changed, each at its own pace. */
@NullMarked
package org.voltide.csms.roaming.push;

import org.jspecify.annotations.NullMarked;
