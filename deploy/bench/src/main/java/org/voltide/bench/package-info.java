/**
 * Benchmarks as programs. Each measures Voltide and a bare baseline in the same run, one after the
 * other and again, in CPU seconds of the serving processes as the operating system counts them, and
 * prints the median ratio and its spread. Servers are processes of their own; the load comes from
 * this one.
 */
@NullMarked
package org.voltide.bench;

import org.jspecify.annotations.NullMarked;
