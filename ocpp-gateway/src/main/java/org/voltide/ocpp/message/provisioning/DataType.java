package org.voltide.ocpp.message.provisioning;

import com.fasterxml.jackson.annotation.JsonProperty;

/** DOC */
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
