/**
 * The key of an authority in wrong hands, be it of this installation or of others: what depends on
 * it, what is to be done in which order, and what has become of each step. The acts themselves are
 * those there are: distrust, ceremonies, renewal campaigns.
 */
@NullMarked
package org.voltide.csms.procedures.compromise;

import org.jspecify.annotations.NullMarked;
