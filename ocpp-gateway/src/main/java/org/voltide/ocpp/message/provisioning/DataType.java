package org.voltide.ocpp.message.provisioning;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The type of a variable's value. */
public enum DataType {
  string,
  decimal,
  integer,
  dateTime,
  @JsonProperty("boolean")
  bool,
  OptionList,
  SequenceList,
  MemberList
}
