package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;

/** The verdict. */
public record AuthorizeConf(IdTagInfo idTagInfo) implements Response {}
