package org.voltide.csms.roaming.model;

import java.time.Instant;
import java.util.List;

/**
 * Which CDRs an invoice bills (OCPI 2.3.0 edition 2, InvoiceReconciliationRecord).
 *
 * @param invoiceId as its issuer calls the invoice
 * @param cdrs their ids, at least one
 */
public record InvoiceReconciliation(
    String countryCode,
    String partyId,
    String id,
    String invoiceId,
    List<String> cdrs,
    Instant lastUpdated) {}
