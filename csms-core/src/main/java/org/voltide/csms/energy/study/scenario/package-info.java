/** A study from what is known before it to what its report is about. */
@NullMarked
package org.voltide.csms.energy.study.scenario;

import org.jspecify.annotations.NullMarked;
