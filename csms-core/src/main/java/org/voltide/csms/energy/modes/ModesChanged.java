package org.voltide.csms.energy.modes;

/** A mode of a site or of one of its sessions changed, and that is committed. A CDI event. */
public record ModesChanged(String siteId) {}
