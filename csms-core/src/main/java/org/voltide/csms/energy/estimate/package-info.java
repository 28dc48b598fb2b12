/**
 * What a car that says nothing probably needs: guessed from the stays of its vehicle or token
 * before, with the range in which most of them lay. Pure.
 */
@NullMarked
package org.voltide.csms.energy.estimate;

import org.jspecify.annotations.NullMarked;
