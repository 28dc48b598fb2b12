package org.voltide.csms.roaming.model;

/** What a party is called. */
public record BusinessDetails(String name) {}
