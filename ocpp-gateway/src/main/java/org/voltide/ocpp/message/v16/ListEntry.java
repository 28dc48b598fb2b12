package org.voltide.ocpp.message.v16;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/** An idTag of a local list; one without verdict is to be removed. */
public record ListEntry(@MaxLength(20) String idTag, @Nullable IdTagInfo idTagInfo) {}
