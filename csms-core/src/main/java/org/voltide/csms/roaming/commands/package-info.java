/** What partners have stations do, and how they learn what became of it. */
@NullMarked
package org.voltide.csms.roaming.commands;

import org.jspecify.annotations.NullMarked;
