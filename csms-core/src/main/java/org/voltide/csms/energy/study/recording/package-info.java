/** What a study starts from: recorded sessions, prices, and the days of them that are replayed. */
@NullMarked
package org.voltide.csms.energy.study.recording;

import org.jspecify.annotations.NullMarked;
