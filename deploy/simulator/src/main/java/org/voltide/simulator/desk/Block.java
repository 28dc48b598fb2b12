package org.voltide.simulator.desk;

/** A functional block of OCPP as a station has it: its state, and its answers. */
public interface Block {
  void register(Desk desk);
}
