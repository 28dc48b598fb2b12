package org.voltide.csms.energy.control;

/**
 * What a car that is not planned may draw, per step.
 *
 * @param leastW negative where it may give
 */
record Draw(double[] mostW, double[] leastW) {}
