package org.voltide.csms.roaming.datex;

/** Whether somebody is there to help (ServiceTypeEnum). */
enum Attendance {
  ATTENDED("physicalAttendance"),
  UNATTENDED("unattended");

  private final String code;

  Attendance(String code) {
    this.code = code;
  }

  Code code() {
    return Code.of(code);
  }
}
