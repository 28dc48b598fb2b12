package org.voltide.csms.energy.terms;

/** What a site pays and keeps changed. */
public record TermsChanged(String siteId) {}
