package org.voltide.csms.energy.plan.problem;

/**
 * The rows that a car's power flows through, and which part of it each carries.
 *
 * @param rows indices into {@link PlanProblem#rows}, the grid connection first
 * @param shares parallel to the rows, above 0 and at most 1; 1 for the grid connection
 */
public record Signature(int[] rows, double[] shares) {}
