package org.voltide.simulator.station;

import org.voltide.simulator.authorization.TokenBook;
import org.voltide.simulator.authorization.WebPayments;
import org.voltide.simulator.der.DerControls;
import org.voltide.simulator.display.Display;
import org.voltide.simulator.reservation.Reservations;
import org.voltide.simulator.tariff.Tariffs;

/** The functional blocks that have a say in what happens at an EVSE. */
record Facilities(
    TokenBook tokens,
    WebPayments payments,
    Reservations reservations,
    Tariffs tariffs,
    Display display,
    DerControls der,
    Gatekeeper gatekeeper,
    ContractInstallation installation,
    Grid grid) {}
