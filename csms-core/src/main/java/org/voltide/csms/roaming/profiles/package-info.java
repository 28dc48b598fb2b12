/** What partners let sessions of their drivers draw, and what they are told of it. */
@NullMarked
package org.voltide.csms.roaming.profiles;

import org.jspecify.annotations.NullMarked;
