package org.voltide.csms.energy.study;

/** What can be taken along of a study. */
enum Document {
  /** One page of HTML that needs nothing else. */
  REPORT("report"),
  /** The figures as CSV. */
  TABLE("table_csv");

  private final String column;

  Document(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }
}
