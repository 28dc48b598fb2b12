/**
 * What a study leaves: one HTML file that explains itself, opens anywhere and asks nothing from
 * elsewhere, and a table of the figures. All numbers come from the comparison.
 */
@NullMarked
package org.voltide.csms.energy.study.report;

import org.jspecify.annotations.NullMarked;
