package org.voltide.csms.sites;

/** A site was created or changed, and that is committed. Fired as a CDI event. */
public record SiteChanged(String siteId) {}
