/**
 * What many stations do one after the other with care: a few first, so many at a time, and no more
 * when too many fail. What they do is each {@link org.voltide.csms.campaigns.CampaignWork}'s.
 */
@NullMarked
package org.voltide.csms.campaigns;

import org.jspecify.annotations.NullMarked;
