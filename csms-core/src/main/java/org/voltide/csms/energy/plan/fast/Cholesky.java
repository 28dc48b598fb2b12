package org.voltide.csms.energy.plan.fast;

/** Solves a dense symmetric positive definite system in place. Not thread-safe. */
final class Cholesky {

  /** Pivots below this share of the largest are lost to rounding; their unknowns stay 0. */
  private static final double LEAST_PIVOT = 1e-14;

  private final double[][] lower;
  private final boolean[] lost;

  private Cholesky(double[][] matrix) {
    lower = matrix;
    lost = new boolean[matrix.length];
  }

  /**
   * @param matrix the lower triangle of the system, row by row; overwritten
   */
  static Cholesky of(double[][] matrix) {
    Cholesky factors = new Cholesky(matrix);
    double largest = 0;
    for (int i = 0; i < matrix.length; i++) {
      largest = Math.max(largest, matrix[i][i]);
    }
    for (int i = 0; i < matrix.length; i++) {
      factors.factorRow(i, largest * LEAST_PIVOT);
    }
    return factors;
  }

  private void factorRow(int i, double leastPivot) {
    double[] row = lower[i];
    for (int j = 0; j < i; j++) {
      row[j] = lost[j] ? 0 : (row[j] - dot(row, lower[j], j)) / lower[j][j];
    }
    double pivot = row[i] - dot(row, row, i);
    lost[i] = !(pivot > leastPivot);
    row[i] = lost[i] ? 1 : Math.sqrt(pivot);
  }

  /** Four sums at a time, which the processor adds in parallel. */
  private static double dot(double[] a, double[] b, int length) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < length; k += 4) {
      s0 += a[k] * b[k];
      s1 += a[k + 1] * b[k + 1];
      s2 += a[k + 2] * b[k + 2];
      s3 += a[k + 3] * b[k + 3];
    }
    for (; k < length; k++) {
      s0 += a[k] * b[k];
    }
    return s0 + s1 + s2 + s3;
  }

  /** Replaces the right hand side by the solution. */
  void solve(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = lost[i] ? 0 : (values[i] - dot(lower[i], values, i)) / lower[i][i];
    }
    for (int i = values.length - 1; i >= 0; i--) {
      double value = lost[i] ? 0 : values[i] / lower[i][i];
      values[i] = value;
      for (int j = 0; j < i; j++) {
        values[j] -= lower[i][j] * value;
      }
    }
  }
}
