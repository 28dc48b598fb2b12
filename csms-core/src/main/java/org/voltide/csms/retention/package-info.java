/**
 * How long what grows without end is kept: the days of the configuration, or those an administrator
 * chose. Whoever drops old rows asks {@link org.voltide.csms.retention.Retention} each time.
 */
@NullMarked
package org.voltide.csms.retention;

import org.jspecify.annotations.NullMarked;
