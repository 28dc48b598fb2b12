package org.voltide.csms.energy.prices;

/** What a site will pay changed. Fired as a CDI event after the commit. */
public record SupplyTariffChanged(String siteId) {}
