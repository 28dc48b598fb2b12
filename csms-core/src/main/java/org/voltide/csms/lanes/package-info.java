/**
 * Group commit. A station belongs to one lane, and only its lane writes what it tells. A lane
 * collects what arrives while its last commit runs and writes all of it in one transaction; answers
 * are completed after the commit. Features describe what to write as {@link
 * org.voltide.csms.lanes.LaneWork}; its methods run on lane threads, submitting never blocks.
 */
@NullMarked
package org.voltide.csms.lanes;

import org.jspecify.annotations.NullMarked;
