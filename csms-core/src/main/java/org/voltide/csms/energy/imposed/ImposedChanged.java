package org.voltide.csms.energy.imposed;

/** What others impose on a site changed. Fired as a CDI event after the commit. */
public record ImposedChanged(String siteId) {}
