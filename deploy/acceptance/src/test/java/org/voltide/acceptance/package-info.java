/**
 * Voltide as its users meet it: the built core and the simulator as processes of their own, talked
 * to over sockets, judged by what the database holds and a browser shows. Nothing of their code is
 * on the class path.
 */
@NullMarked
package org.voltide.acceptance;

import org.jspecify.annotations.NullMarked;
