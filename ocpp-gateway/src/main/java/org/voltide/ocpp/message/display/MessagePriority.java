package org.voltide.ocpp.message.display;

/** How a display message shares the screen with others. */
public enum MessagePriority {
  AlwaysFront,
  InFront,
  NormalCycle
}
