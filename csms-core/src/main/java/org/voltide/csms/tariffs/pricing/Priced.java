package org.voltide.csms.tariffs.pricing;

/** A component that holds, of the element with this index. */
record Priced(int element, Tariff.Component component, boolean reservation) {}
