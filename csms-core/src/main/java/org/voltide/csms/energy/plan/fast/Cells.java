package org.voltide.csms.energy.plan.fast;

import java.util.Arrays;
import java.util.List;
import org.voltide.csms.energy.plan.fast.Variables.Step;
import org.voltide.csms.energy.plan.problem.Peak;
import org.voltide.csms.energy.plan.problem.PlanProblem;
import org.voltide.csms.energy.plan.problem.Row;
import org.voltide.csms.energy.plan.problem.Signature;

/**
 * The rows' side of the interior point method: each cell is one row in one step, its power made up
 * of the pieces of the row's curve. What the cars contribute to the equations of the cells arrives
 * summed up per signature. Not thread-safe.
 */
final class Cells {

  private static final int NONE = -1;

  private final PlanProblem problem;
  private final int[] rowOf;
  private final int[] stepOf;

  /** Per row and step the cell, or {@link #NONE}. */
  private final int[][] cellOf;

  /** First piece of each cell, and one more entry. */
  private final int[] piecesFrom;

  private final Variables pieces;

  /** Cells of the peak's row, empty without one; its raise is the last of the pieces. */
  private final int[] peakCells;

  /** Price of power in each cell, in currency per kW for the step. */
  private final double[] price;

  private final double[] priceChange;

  /** The price changes as each piece sees them. */
  private final double[] valueChange;

  private final double[] missing;
  private Cholesky factors = Cholesky.of(new double[0][]);

  /**
   * @param active per row and step whether the row may decide anything there
   */
  Cells(PlanProblem problem, boolean[][] active) {
    this.problem = problem;
    int count = 0;
    cellOf = new int[active.length][problem.steps()];
    for (int[] cells : cellOf) {
      Arrays.fill(cells, NONE);
    }
    rowOf = new int[active.length * problem.steps()];
    stepOf = new int[rowOf.length];
    for (int t = 0; t < problem.steps(); t++) {
      for (int row = 0; row < active.length; row++) {
        if (active[row][t]) {
          rowOf[count] = row;
          stepOf[count] = t;
          cellOf[row][t] = count++;
        }
      }
    }
    piecesFrom = new int[count + 1];
    for (int cell = 0; cell < count; cell++) {
      piecesFrom[cell + 1] = piecesFrom[cell] + row(cell).prices()[stepOf[cell]].length;
    }
    peakCells = problem.peak().map(peak -> cellOf[peak.row()]).orElse(new int[0]);
    pieces = new Variables(piecesFrom[count] + Math.min(1, peakCells.length));
    price = new double[count];
    priceChange = new double[count];
    valueChange = new double[pieces.count()];
    missing = new double[count];
  }

  private Row row(int cell) {
    return problem.rows().get(rowOf[cell]);
  }

  private double hours(int cell) {
    return problem.hours()[stepOf[cell]];
  }

  int bounds() {
    return pieces.bounds();
  }

  /** Begins between the inner prices of each curve. */
  void start(double mu) {
    for (int cell = 0; cell < price.length; cell++) {
      int t = stepOf[cell];
      double[] prices = row(cell).prices()[t];
      double[] edges = row(cell).edgesKw()[t];
      double inner = 0;
      for (int k = 1; k < edges.length; k++) {
        inner += prices[k] / (edges.length - 1);
      }
      price[cell] = inner * hours(cell);
      for (int k = 0; k < prices.length; k++) {
        int j = piecesFrom[cell] + k;
        boolean open = k == 0 || k == edges.length;
        pieces.upper[j] = open ? Double.POSITIVE_INFINITY : edges[k] - edges[k - 1];
        pieces.price[j] = sign(k) * prices[k] * hours(cell);
        pieces.centre(j, pieces.price[j] - sign(k) * price[cell], mu);
      }
    }
    problem.peak().ifPresent(peak -> startPeak(peak, mu));
  }

  /** The peak may be raised without bound; its price is shared by the steps it is reached in. */
  private void startPeak(Peak peak, double mu) {
    pieces.upper[raise()] = Double.POSITIVE_INFINITY;
    pieces.price[raise()] = peak.pricePerKw();
    pieces.centre(raise(), peak.pricePerKw() - sumOverPeak(price), mu);
  }

  private int raise() {
    return pieces.count() - 1;
  }

  private double sumOverPeak(double[] perCell) {
    double sum = 0;
    for (int cell : peakCells) {
      sum += perCell[cell];
    }
    return sum;
  }

  /** The first piece leads down from the first edge, the others up. */
  private static int sign(int piece) {
    return piece == 0 ? -1 : 1;
  }

  /** Prices that a car of each signature sees, per step. */
  void project(boolean change, double[][] perSignature) {
    double[] prices = change ? priceChange : price;
    List<Signature> signatures = problem.signatures();
    for (int s = 0; s < perSignature.length; s++) {
      Signature way = signatures.get(s);
      Arrays.fill(perSignature[s], 0);
      for (int r = 0; r < way.rows().length; r++) {
        int[] cells = cellOf[way.rows()[r]];
        for (int t = 0; t < cells.length; t++) {
          perSignature[s][t] += cells[t] == NONE ? 0 : way.shares()[r] * prices[cells[t]];
        }
      }
    }
  }

  /** How much power each cell lacks, given the cars' powers summed per signature. */
  void measure(double[][] carsKw) {
    for (int cell = 0; cell < missing.length; cell++) {
      int t = stepOf[cell];
      double kw = row(cell).baseKw()[t] - row(cell).edgesKw()[t][0];
      for (int j = piecesFrom[cell], k = 0; j < piecesFrom[cell + 1]; j++, k++) {
        kw -= sign(k) * pieces.x[j];
      }
      missing[cell] = kw;
    }
    for (int cell : peakCells) {
      missing[cell] -= pieces.x[raise()];
    }
    spread(carsKw, missing);
  }

  /** Adds to each cell the share of what its signatures carry. */
  private void spread(double[][] perSignature, double[] cells) {
    for (int s = 0; s < perSignature.length; s++) {
      Signature way = problem.signatures().get(s);
      for (int r = 0; r < way.rows().length; r++) {
        int[] row = cellOf[way.rows()[r]];
        for (int t = 0; t < row.length; t++) {
          if (row[t] != NONE) {
            cells[row[t]] += way.shares()[r] * perSignature[s][t];
          }
        }
      }
    }
  }

  /**
   * Sets up and factors the equations for the price changes.
   *
   * @param gives per signature how the cars' power gives way to prices, the upper triangle over
   *     steps
   */
  void factor(double[][][] gives) {
    double[][] matrix = new double[price.length][];
    for (int cell = 0; cell < price.length; cell++) {
      matrix[cell] = new double[cell + 1];
      for (int j = piecesFrom[cell]; j < piecesFrom[cell + 1]; j++) {
        matrix[cell][cell] += pieces.aim(j);
      }
    }
    addRaise(matrix);
    for (int s = 0; s < gives.length; s++) {
      Signature way = problem.signatures().get(s);
      for (int a = 0; a < way.rows().length; a++) {
        for (int b = 0; b < way.rows().length; b++) {
          double share = way.shares()[a] * way.shares()[b];
          addGives(gives[s], cellOf[way.rows()[a]], cellOf[way.rows()[b]], share, matrix);
        }
      }
    }
    factors = Cholesky.of(matrix);
  }

  /** The raise of the peak gives way to the prices of all its cells together. */
  private void addRaise(double[][] matrix) {
    double give = peakCells.length > 0 ? pieces.aim(raise()) : 0;
    for (int cell : peakCells) {
      for (int other : peakCells) {
        if (other <= cell) {
          matrix[cell][other] += give;
        }
      }
    }
  }

  private static void addGives(
      double[][] gives, int[] rowA, int[] rowB, double share, double[][] matrix) {
    for (int t = 0; t < rowA.length; t++) {
      int cell = rowA[t];
      for (int u = 0; u < rowB.length && cell != NONE; u++) {
        int other = rowB[u];
        if (other != NONE && other <= cell) {
          matrix[cell][other] += share * (t <= u ? gives[t][u] : gives[u][t]);
        }
      }
    }
  }

  void correct(double mu) {
    pieces.correct(mu);
  }

  /**
   * Finds the price changes, and moves the pieces with them.
   *
   * @param carsKw what the cars' powers add to each cell's equation, per signature
   */
  void solve(double[][] carsKw, Step step) {
    for (int cell = 0; cell < price.length; cell++) {
      double kw = missing[cell];
      for (int j = piecesFrom[cell], k = 0; j < piecesFrom[cell + 1]; j++, k++) {
        kw -= sign(k) * pieces.pull(j);
      }
      priceChange[cell] = kw;
    }
    for (int cell : peakCells) {
      priceChange[cell] -= pieces.pull(raise());
    }
    spread(carsKw, priceChange);
    factors.solve(priceChange);
    for (int cell = 0; cell < price.length; cell++) {
      for (int j = piecesFrom[cell], k = 0; j < piecesFrom[cell + 1]; j++, k++) {
        valueChange[j] = sign(k) * priceChange[cell];
      }
    }
    if (peakCells.length > 0) {
      valueChange[raise()] = sumOverPeak(priceChange);
    }
    pieces.follow(valueChange, 1, step);
  }

  void move(double primal, double dual) {
    pieces.move(primal, dual);
    for (int cell = 0; cell < price.length; cell++) {
      price[cell] += dual * priceChange[cell];
    }
  }

  /** The rows' part of a lower bound on the cost. */
  double bound() {
    double bound = 0;
    for (int cell = 0; cell < price.length; cell++) {
      int t = stepOf[cell];
      bound += (row(cell).baseKw()[t] - row(cell).edgesKw()[t][0]) * price[cell];
      for (int j = piecesFrom[cell], k = 0; j < piecesFrom[cell + 1]; j++, k++) {
        double reduced = pieces.price[j] - sign(k) * price[cell];
        bound += reduced < 0 ? reduced * pieces.upper[j] : 0;
      }
    }
    return bound;
  }
}
