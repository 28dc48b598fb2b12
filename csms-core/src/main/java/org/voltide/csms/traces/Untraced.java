package org.voltide.csms.traces;

import java.util.Map;

/** Work that nobody traces. */
record Untraced() implements Trace {

  @Override
  public Trace child(String name) {
    return this;
  }

  @Override
  public Trace calling(String name) {
    return this;
  }

  @Override
  public Trace linked(Trace other) {
    return this;
  }

  @Override
  public Trace named(String name) {
    return this;
  }

  @Override
  public Trace with(String key, String value) {
    return this;
  }

  @Override
  public Trace with(String key, long value) {
    return this;
  }

  @Override
  public Trace failed(String why) {
    return this;
  }

  @Override
  public void end() {}

  @Override
  public Scope enter() {
    return () -> {};
  }

  @Override
  public Map<String, String> headers() {
    return Map.of();
  }
}
