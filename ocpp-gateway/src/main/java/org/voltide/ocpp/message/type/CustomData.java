package org.voltide.ocpp.message.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.voltide.ocpp.message.MaxLength;

/**
 * The one place of an OCPP object where a vendor may add fields.
 *
 * @param vendorId who defined the fields, as a reverse domain name
 * @param fields everything else in the object, as it came
 */
public record CustomData(@MaxLength(255) String vendorId, ObjectNode fields) {}
