package org.voltide.csms.transactions;

import java.util.List;
import java.util.Optional;
import org.voltide.csms.metering.Reading;
import org.voltide.ocpp.message.transactions.TransactionEventResponse;

/**
 * What one TransactionEvent makes of its session.
 *
 * @param change empty for a repeated event, which is answered again and changes nothing
 * @param readings to be kept as samples
 */
record Step(
    Session session,
    Optional<SessionChanged.Kind> change,
    List<Reading> readings,
    TransactionEventResponse answer) {}
