/** Tokens of partners, and the question to them whether somebody may charge. */
@NullMarked
package org.voltide.csms.roaming.tokens;

import org.jspecify.annotations.NullMarked;
