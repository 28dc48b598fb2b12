/**
 * Several nodes that share one database: one of them serves, the others wait for their turn. A node
 * whose turn is over can do nothing to the database any more, however late it notices.
 */
@NullMarked
package org.voltide.csms.nodes;

import org.jspecify.annotations.NullMarked;
