package org.voltide.simulator.station;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.voltide.simulator.certificates.Credential;
import org.voltide.simulator.contracts.Contracts;
import org.voltide.simulator.contracts.Provisioning;
import org.voltide.simulator.files.FileTransfer;
import org.voltide.simulator.wire.Network;

/**
 * What a station finds outside of itself.
 *
 * @param credential what it shows the CSMS under security profile 3, from earlier runs
 * @param newCredential is told when it has another
 * @param newPassword is told when the CSMS changes its password (OCPP 2.1 A01)
 * @param siteLoadW what its site draws now
 * @param contracts what cars that Plug and Charge were made with
 * @param provisioning cars that ask for their contract
 */
public record Outside(
    Network network,
    FileTransfer files,
    Optional<Credential> credential,
    Consumer<Credential> newCredential,
    Consumer<String> newPassword,
    DoubleSupplier siteLoadW,
    Contracts contracts,
    Provisioning provisioning) {}
