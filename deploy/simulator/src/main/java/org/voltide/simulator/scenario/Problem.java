package org.voltide.simulator.scenario;

/**
 * One thing wrong with a scenario.
 *
 * @param path where in the file, such as {@code stays[2].arrive}
 * @param what one sentence
 */
record Problem(String path, String what) {}
