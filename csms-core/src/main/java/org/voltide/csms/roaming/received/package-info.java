/** What partners that operate stations tell us as a provider: pushed by them, fetched by us. */
@NullMarked
package org.voltide.csms.roaming.received;

import org.jspecify.annotations.NullMarked;
