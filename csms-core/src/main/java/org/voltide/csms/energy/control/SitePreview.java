package org.voltide.csms.energy.control;

/**
 * Two plans of one site, made of the same cars and prices at the same time.
 *
 * @param before with everything as it is
 * @param after with what is supposed
 */
public record SitePreview(SitePlanView before, SitePlanView after) {}
