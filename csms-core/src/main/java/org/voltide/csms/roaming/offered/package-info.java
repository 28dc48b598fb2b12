/** What we offer as a provider: the tokens of our drivers, and whether each may charge now. */
@NullMarked
package org.voltide.csms.roaming.offered;

import org.jspecify.annotations.NullMarked;
