package org.voltide.ocpp.message.display;

/** DOC */
public enum MessagePriority {
  AlwaysFront,
  InFront,
  NormalCycle
}
